import {
	created,
	detail,
	fieldInvalid,
	fieldRule,
	ok,
	Refusal,
	type Answer,
} from '../../server/responses.mts';
import { decisionOf } from '../../world/reports/decision.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import * as ids from '../../world/ids.mts';
import { addSession } from '../../world/lifecycle.mts';
import { type SessionStatus } from '../../world/model.mts';
import { findSession } from '../../world/state.mts';
import {
	flag,
	integer,
	nullable,
	object,
	optional,
	required,
	text,
	uuidText,
} from '../../server/validate.mts';

const DEFAULT_LIFE_SECONDS = 3600;
const SHAREABLE: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review'];

const lifetime = optional(integer({ min: 60, max: 86_400 }));
/** The specification has no body here; what today's Didit asks for is taken all the same. */
const shareShape = object({ for_application_id: optional(uuidText), ttl_in_seconds: lifetime });
const currentShareShape = object({
	for_application_id: required(uuidText),
	ttl_in_seconds: lifetime,
});

const importShape = object({
	share_token: required(text({ max: 2048 })),
	trust_review: required(flag),
	workflow_id: required(uuidText),
	vendor_data: optional(nullable(text())),
});

/** With whom to share, and for how many seconds. */
interface Asked {
	for_application_id?: string | undefined;
	ttl_in_seconds?: number | undefined;
}

function share(call: KeyCall, asked: Asked): Answer {
	const { app, sandbox, param } = call;
	const session = findSession(app, param('sessionId'));
	const { for_application_id: partner = null, ttl_in_seconds: life = DEFAULT_LIFE_SECONDS } = asked;
	if (partner === app.uuid) {
		throw fieldInvalid('for_application_id', 'Choose another application than your own.');
	}
	if (!SHAREABLE.includes(session.status)) {
		throw new Refusal(400, {
			detail: [`Only finished sessions can be shared: ${SHAREABLE.join(', ')}.`],
		});
	}
	const token = ids.shareToken();
	const expires = sandbox.clock.now() + life * 1000;
	sandbox.world.shares.set(token, { session, forApplication: partner, expires });
	return ok({ share_token: token, for_application_id: partner, session_kind: 'user' });
}

function importShared(call: KeyCall): Answer {
	const { app, sandbox } = call;
	const {
		share_token: token,
		trust_review: trust,
		workflow_id,
		vendor_data,
	} = call.read(importShape);
	const workflow = app.workflows.get(workflow_id.toLowerCase());
	if (!workflow) throw detail(404, 'Workflow not found.');
	const shared = sandbox.world.shares.get(token);
	if (!shared || shared.expires <= sandbox.clock.now()) {
		throw fieldRule('share_token', 'Invalid or expired share token.');
	}
	const source = shared.session;
	const isForeign = shared.forApplication !== null && shared.forApplication !== app.uuid;
	if (isForeign || source.application === app) {
		throw detail(403, 'This share token is not meant for your application.');
	}
	if (app.imported.has(source.session_id)) {
		throw detail(403, 'This session has already been imported into your application.');
	}
	app.imported.add(source.session_id);
	const session = addSession(sandbox, app, workflow, {
		person: source.person,
		vendor_data: vendor_data ?? null,
		metadata: source.metadata,
		contact_details: source.contact_details,
		expected_details: source.expected_details,
	});
	session.workflow = { ...source.workflow, uuid: workflow.uuid };
	session.completedAt = source.completedAt;
	session.completedAs = source.completedAs;
	session.warnings = source.warnings;
	session.status = trust ? source.status : 'In Review';
	return created({ ...decisionOf(sandbox, session), shared_from_session: source.session_id });
}

export const sharingEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/session/{sessionId}/share/',
		auth: 'key',
		handle: {
			spec: (call) => share(call, call.read(shareShape)),
			current: (call) => share(call, call.read(currentShareShape)),
		},
	},
	{ method: 'POST', path: '/v3/session/import-shared/', auth: 'key', handle: importShared },
];
