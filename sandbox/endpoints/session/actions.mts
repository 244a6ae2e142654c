import { bareArray, detail, fieldInvalid, ok, type Answer } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	addReview,
	CHANGEABLE,
	expireInTime,
	SESSION_LIFE,
	setStatus,
} from '../../world/lifecycle.mts';
import { pdfReport } from '../../world/pdf.mts';
import { personOf } from '../../world/person.mts';
import { type SessionStatus } from '../../world/model.mts';
import { findSession } from '../../world/state.mts';
import {
	email,
	flag,
	language,
	listOf,
	nullable,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../../server/validate.mts';
import { featuresOf } from '../../world/workflowModel.mts';

const RESUBMITTABLE = [
	'OCR',
	'OCR_BACK',
	'NFC',
	'AML',
	'FACE',
	'LIVENESS',
	'FACE_MATCH',
	'IP_ANALYSIS',
	'AGE_ESTIMATION',
	'PROOF_OF_ADDRESS',
	'PHONE_VERIFICATION',
	'EMAIL_VERIFICATION',
	'FACE_SEARCH',
	'DATABASE_VALIDATION',
	'QUESTIONNAIRE',
	'DOCUMENT_AI',
	'ID_VERIFICATION',
	'POA',
	'PHONE',
	'EMAIL',
];

const statusShape = object({
	new_status: required(oneOf(['Approved', 'Declined', 'Resubmitted'])),
	comment: optional(nullable(text({ max: 5000, blank: true }))),
	send_email: optional(flag),
	email_address: optional(nullable(email)),
	email_language: optional(language),
	nodes_to_resubmit: optional(
		listOf(object({ node_id: required(text()), feature: required(oneOf(RESUBMITTABLE)) })),
	),
});

const PRINTABLE: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review', 'Kyc Expired'];

function updateStatus(call: KeyCall): Answer {
	const { app, sandbox, param } = call;
	const session = findSession(app, param('sessionId'));
	const body = call.read(statusShape);
	const { new_status: status, nodes_to_resubmit: nodes, email_address: address } = body;
	if (body.send_email === true && !address) {
		throw fieldInvalid('email_address', 'This field is required when send_email is true.');
	}
	if (nodes && status !== 'Resubmitted') {
		throw fieldInvalid('nodes_to_resubmit', 'Only allowed when new_status is Resubmitted.');
	}
	if (session.status === status) {
		throw bareArray(`The session already has the status ${status}.`);
	}
	if (!CHANGEABLE.includes(session.status)) {
		throw detail(
			400,
			`The status of a session that is ${session.status} cannot be changed. Allowed: ${CHANGEABLE.join(', ')}.`,
		);
	}
	if (status === 'Resubmitted') {
		const first = featuresOf(session.workflow).slice(0, 1);
		session.nodesToResubmit =
			nodes ?? first.map((feature) => ({ node_id: `feature_${feature.toLowerCase()}`, feature }));
		session.expiresAt = sandbox.clock.now() + SESSION_LIFE;
		expireInTime(sandbox, session);
	}
	addReview(sandbox, session, status, body.comment ?? null);
	if (body.send_email === true && address) {
		const note = body.comment ? ` ${body.comment}` : '';
		sandbox.outbox.send(address, 'Your verification', `Your verification: ${status}.${note}`);
	}
	void setStatus(sandbox, session, status);
	return ok({ session_id: session.session_id });
}

function generatePdf({ app, sandbox, param }: KeyCall): Answer {
	const session = findSession(app, param('sessionId'));
	if (!PRINTABLE.includes(session.status)) {
		throw detail(403, `You can only generate a PDF for sessions that are ${PRINTABLE.join(', ')}.`);
	}
	const { full_name: name } = personOf(session);
	const lines = [
		'Verification report',
		`Session: ${session.session_id}`,
		`Number: ${String(session.session_number)}`,
		`Status: ${session.status}`,
		`Workflow: ${session.workflow.workflow_label}`,
		`Name: ${session.completedAt === null ? '-' : name}`,
		`Created: ${sandbox.clock.iso(session.createdAt)}`,
	];
	const pdf = pdfReport(lines, app.pdf_bytes);
	return {
		status: 200,
		body: pdf,
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename=session_${session.session_id}.pdf`,
			'content-length': String(pdf.length),
		},
	};
}

export const sessionActionEndpoints: Endpoint[] = [
	{
		method: 'PATCH',
		path: '/v3/session/{sessionId}/update-status/',
		auth: 'key',
		handle: updateStatus,
	},
	{
		method: 'GET',
		path: '/v3/session/{sessionId}/generate-pdf/',
		auth: 'key',
		rateClass: 'pdf',
		handle: generatePdf,
	},
];
