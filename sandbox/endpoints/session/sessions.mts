import { bareArray, created, fieldRule, noContent, ok } from '../../server/responses.mts';
import { decisionOf } from '../../world/reports/decision.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { invite } from '../../world/invitation.mts';
import { addSession, chargeSession, expireInTime, removeSession } from '../../world/lifecycle.mts';
import { page } from '../../server/pagination.mts';
import { isBlocked } from '../../world/lists.mts';
import { filteredSessions, unfinishedSession } from './search.mts';
import { createdSession, deletedSession, sessionRow } from './views.mts';
import { retainFace, type Deletion } from '../../world/biometricTemplates.mts';
import type { Session } from '../../world/model.mts';
import { findSession } from '../../world/state.mts';
import {
	anything,
	base64,
	country,
	date,
	dateTime,
	email,
	flag,
	integer,
	ipAddress,
	Invalid,
	language,
	listOf,
	nullable,
	object,
	oneOf,
	optional,
	phone,
	redirectUrl,
	required,
	text,
	uuidText,
} from '../../server/validate.mts';

const MOST_PORTRAIT_BYTES = 2 * 1024 * 1024;

const createShape = object({
	workflow_id: required(uuidText),
	vendor_data: optional(nullable(text())),
	callback: optional(nullable(redirectUrl)),
	callback_method: optional(oneOf(['initiator', 'completer', 'both'])),
	metadata: optional(anything),
	language: optional(nullable(language)),
	contact_details: optional(
		nullable(
			object({
				email: optional(nullable(email)),
				phone: optional(nullable(phone)),
				send_notification_emails: optional(flag),
				email_lang: optional(nullable(language)),
			}),
		),
	),
	expected_details: optional(
		nullable(
			object({
				first_name: optional(nullable(text())),
				last_name: optional(nullable(text())),
				date_of_birth: optional(nullable(date)),
				gender: optional(nullable(oneOf(['M', 'F']))),
				nationality: optional(nullable(country)),
				country: optional(nullable(country)),
				id_country: optional(nullable(country)),
				poa_country: optional(nullable(country)),
				address: optional(nullable(text({ max: 1024 }))),
				identification_number: optional(nullable(text())),
				ip_address: optional(nullable(ipAddress)),
				expected_document_types: optional(
					listOf(oneOf(['P', 'ID', 'DL', 'RP', 'HIC', 'TC', 'SSC'])),
				),
			}),
		),
	),
	portrait_image: optional(base64(MOST_PORTRAIT_BYTES)),
});

const batchDeleteShape = object({
	session_numbers: optional(listOf(sessionNumber)),
	delete_all: optional(flag),
});

function sessionNumber(value: unknown): number {
	const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
	if (!isNumber || !Number.isInteger(Number(value)) || Number(value) < 1) {
		throw new Invalid(['A valid integer is required.']);
	}
	return Number(value);
}

const deletionFields = {
	retain_face_embeddings: optional(nullable(flag)),
	face_retention_days: optional(integer({ min: 1, max: 3650 })),
	face_retention_deadline: optional(dateTime),
	deletion_instruction: optional(oneOf(['operational_session_delete', 'privacy_erasure'])),
	instruction_id: optional(text()),
};
const deletionShape = object(deletionFields);

/** A deletion may be told how to go, and mostly is not. */
function deletionOf(call: KeyCall): Deletion {
	return call.arrival.body.length > 0 ? call.read(deletionShape) : {};
}

/** As today's Didit answers it. */
function retained({ sandbox }: KeyCall, session: Session, told: Deletion) {
	const template = retainFace(session, told, sandbox.clock.now());
	return deletedSession(session, told, template?.uuid ?? null);
}

/** Only today's Didit has the lists that say so. */
function isBlockedHere({ app: { dialect, lists } }: KeyCall, vendorData: string): boolean {
	const kinds = ['user', 'business'] as const;
	return dialect === 'current' && kinds.some((kind) => isBlocked(lists, kind, vendorData));
}

function batchDelete(call: KeyCall): Session[] {
	const { app, sandbox } = call;
	const { session_numbers: numbers = [], delete_all: all = false } = call.read(batchDeleteShape);
	if (!all && numbers.length === 0) {
		throw bareArray('Either session_numbers or delete_all must be provided.');
	}
	const chosen = [...app.sessions.values()].filter(
		(session) => all || numbers.includes(session.session_number),
	);
	for (const session of chosen) removeSession(sandbox, session);
	return chosen;
}

export const sessionEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/session/',
		auth: 'key',
		rateClass: 'create',
		handle: (call) => {
			const { app, sandbox } = call;
			const {
				workflow_id: workflowId,
				vendor_data = null,
				callback = null,
				metadata = null,
				contact_details = null,
				expected_details = null,
			} = call.read(createShape);
			const workflow = app.workflows.get(workflowId.toLowerCase());
			if (!workflow) throw fieldRule('workflow_id', 'Invalid workflow_id.');
			if (vendor_data !== null && isBlockedHere(call, vendor_data)) {
				throw fieldRule(
					'vendor_data',
					'This user or business has been blocked and cannot create new verification sessions.',
				);
			}
			if (app.reuse_sessions && vendor_data !== null) {
				const there = unfinishedSession(app, workflow, vendor_data);
				if (there) {
					there.callback = callback ?? there.callback;
					there.metadata = metadata ?? there.metadata;
					return created(createdSession(sandbox, there));
				}
			}
			chargeSession(app, workflow);
			const session = addSession(sandbox, app, workflow, {
				vendor_data,
				callback,
				metadata,
				contact_details,
				expected_details,
			});
			expireInTime(sandbox, session);
			invite(sandbox, session);
			return created(createdSession(sandbox, session));
		},
	},
	{
		method: 'GET',
		path: '/v3/session/{sessionId}/decision/',
		auth: 'key',
		rateClass: 'decision',
		handle: ({ app, sandbox, param }) =>
			ok(decisionOf(sandbox, findSession(app, param('sessionId')))),
	},
	{
		method: 'GET',
		path: '/v3/sessions/',
		auth: 'key',
		handle: (call) =>
			page(call, filteredSessions(call), (session) => sessionRow(call.sandbox, session), {
				limit: 20,
			}),
	},
	{
		method: 'DELETE',
		path: '/v3/session/{sessionId}/delete/',
		auth: 'key',
		handle: {
			spec: (call) => {
				removeSession(call.sandbox, findSession(call.app, call.param('sessionId')));
				return noContent;
			},
			current: (call) => {
				const session = findSession(call.app, call.param('sessionId'));
				const told = deletionOf(call);
				removeSession(call.sandbox, session);
				return ok(retained(call, session, told));
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/sessions/delete/',
		auth: 'key',
		handle: {
			spec: (call) => {
				batchDelete(call);
				return noContent;
			},
			current: (call) => {
				const told = deletionOf(call);
				return ok({ results: batchDelete(call).map((one) => retained(call, one, told)) });
			},
		},
	},
];
