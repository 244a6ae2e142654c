import type { Sandbox } from '../../server/context.mts';
import { featureStatuses, mediaUrl } from '../../world/reports/decision.mts';
import type { Deletion } from '../../world/biometricTemplates.mts';
import type { Session } from '../../world/model.mts';
import { personOf } from '../../world/person.mts';

/** What creating a session answers. */
export function createdSession({ url }: Sandbox, session: Session) {
	return {
		session_id: session.session_id,
		session_number: session.session_number,
		session_token: session.session_token,
		url: `${url}/session/${session.session_token}`,
		vendor_data: session.vendor_data,
		metadata: session.metadata,
		status: session.status,
		callback: session.callback,
		workflow_id: session.workflow.uuid,
		workflow_version: session.workflow.version,
		session_kind: 'user',
	};
}

/** A row of the list. */
export function sessionRow(sandbox: Sandbox, session: Session) {
	const isDone = session.completedAt !== null;
	const person = isDone ? personOf(session) : null;
	const user = session.application.users.get(session.vendor_data ?? '');
	return {
		session_id: session.session_id,
		session_kind: 'user',
		session_number: session.session_number,
		session_url: `${sandbox.url}/session/${session.session_token}`,
		portrait_image: isDone ? mediaUrl(sandbox, session, 'portrait.png') : null,
		document_type: isDone ? 'Identity Card' : null,
		full_name: person?.full_name ?? null,
		country: person?.issuing_state ?? null,
		status: session.status,
		vendor_data: session.vendor_data,
		didit_internal_id: user?.didit_internal_id ?? null,
		created_at: sandbox.clock.iso(session.createdAt),
		features: featureStatuses(session),
		phone_number: person?.phone ? { number: person.phone, is_verified: true } : null,
		email_address: person?.email ? { email: person.email, is_verified: true } : null,
		additional_details: null,
	};
}

/** What today's Didit answers for a deleted session. */
export function deletedSession(
	session: Session,
	{ retain_face_embeddings: retain }: Deletion,
	template: string | null,
) {
	const outcome = template === null ? 'ineligible_no_vendor_user' : 'retained_with_user';
	return {
		session_id: session.session_id,
		session_number: session.session_number,
		face_retention_outcome: retain === true ? outcome : 'deleted',
		biometric_template_uuid: template,
	};
}
