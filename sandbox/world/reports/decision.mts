import type { Sandbox } from '../../server/context.mts';
import { BLOCK_OF, reportOf } from './featureReports.mts';
import { amended } from '../corrections.mts';
import { personOf } from '../person.mts';
import type { ReportContext } from './reportContext.mts';
import type { Session, SessionStatus } from '../model.mts';
import { featureOfWarning } from './warnings.mts';
import { featuresOf, type Feature } from '../workflowModel.mts';

const MEDIA_LIFE = 3_600_000;

const DEFAULT_WARNINGS: Partial<Record<SessionStatus, Partial<Record<Feature, string>>>> = {
	Declined: {
		LIVENESS: 'LIVENESS_FACE_ATTACK',
		ID_VERIFICATION: 'DOCUMENT_EXPIRED',
		POA: 'POA_DOCUMENT_EXPIRED',
		EMAIL: 'DISPOSABLE_EMAIL_DETECTED',
		PHONE: 'DISPOSABLE_NUMBER_DETECTED',
	},
	'In Review': {
		AML: 'POSSIBLE_MATCH_FOUND',
		FACE_MATCH: 'LOW_FACE_MATCH_SIMILARITY',
		ID_VERIFICATION: 'POSSIBLE_DUPLICATED_USER',
		LIVENESS: 'LOW_LIVENESS_SCORE',
	},
};

/** Warning tags by check: those given, or a fitting one where a bad outcome came without any. */
function warningsByFeature(session: Session, features: Feature[]): Map<Feature, string[]> {
	const found = new Map<Feature, string[]>();
	for (const tag of session.warnings) {
		const feature = featureOfWarning(tag, features);
		if (feature) found.set(feature, [...(found.get(feature) ?? []), tag]);
	}
	const usual = DEFAULT_WARNINGS[session.completedAs ?? session.status];
	if (found.size === 0 && usual) {
		const feature = (Object.keys(usual) as Feature[]).find((name) => features.includes(name));
		const tag = feature && usual[feature];
		if (tag) found.set(feature, [tag]);
	}
	return found;
}

/** How each check of the session came out. */
export function featureStatuses(session: Session): { feature: Feature; status: string }[] {
	const features = featuresOf(session.workflow);
	const { completedAs } = session;
	if (completedAs === null) {
		return features.map((feature) => ({ feature, status: 'Not Finished' }));
	}
	const warned = warningsByFeature(session, features);
	const culprit = warned.size > 0 ? [...warned.keys()] : features.slice(0, 1);
	return features.map((feature) => {
		if (completedAs === 'Kyc Expired') return { feature, status: 'Expired' };
		return { feature, status: culprit.includes(feature) ? completedAs : 'Approved' };
	});
}

export function mediaUrl({ url, clock }: Sandbox, session: Session, name: string): string {
	const expires = Math.floor((clock.now() + MEDIA_LIFE) / 1000);
	return `${url}/media/${session.session_id}/${name}?expires=${String(expires)}`;
}

/** The whole decision, as GET /v3/session/{id}/decision/ and the webhooks carry it. */
export function decisionOf(sandbox: Sandbox, session: Session): Record<string, unknown> {
	const { clock } = sandbox;
	const features = featuresOf(session.workflow);
	const blocks: Record<string, unknown[] | null> = Object.fromEntries(
		Object.values(BLOCK_OF).map((name) => [name, null]),
	);
	if (session.completedAt !== null) {
		const warned = warningsByFeature(session, features);
		const context: Omit<ReportContext, 'status' | 'warnings'> = {
			session,
			person: personOf(session),
			at: clock.iso(session.completedAt),
			now: clock.now(),
			media: (name) => mediaUrl(sandbox, session, name),
		};
		for (const { feature, status } of featureStatuses(session)) {
			const report = reportOf(feature, { ...context, status, warnings: warned.get(feature) ?? [] });
			const block = BLOCK_OF[feature];
			blocks[block] = [...(blocks[block] ?? []), report];
		}
	}
	return amended(session, {
		session_id: session.session_id,
		session_kind: 'user',
		session_number: session.session_number,
		session_url: `${sandbox.url}/session/${session.session_token}`,
		status: session.status,
		environment: session.application.environment,
		workflow_id: session.workflow.uuid,
		features,
		vendor_data: session.vendor_data,
		metadata: session.metadata,
		expected_details: session.expected_details,
		contact_details: session.contact_details,
		callback: session.callback,
		...blocks,
		document_ai_documents: null,
		registry_checks: null,
		key_people_checks: null,
		document_verifications: null,
		reviews: session.reviews.map(({ new_status, note, created_at }) => ({
			user: 'API',
			new_status,
			comment: note,
			created_at,
		})),
		created_at: clock.iso(session.createdAt),
		expires_at: clock.iso(session.expiresAt),
	});
}
