import { detail } from '../server/responses.mts';
import type { DeliveryEntry } from '../control/book.mts';
import { blocklistTags } from './blocklistRules.mts';
import type { Sandbox } from '../server/context.mts';
import * as ids from './ids.mts';
import { tellOfStatus } from './sessionEvents.mts';
import type { Application, Session, SessionStatus } from './model.mts';
import { priceOf, type Workflow } from './workflowModel.mts';

/** How long the end user has. */
export const SESSION_LIFE = 604_800_000;
const WITH_RESULTS: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review', 'Kyc Expired'];

/** From these a reviewer or the API may still change the status. */
export const CHANGEABLE: readonly SessionStatus[] = [
	'Approved',
	'Declined',
	'In Review',
	'Kyc Expired',
	'Abandoned',
	'Resubmitted',
];

const EXPIRES_TO: Partial<Record<SessionStatus, SessionStatus>> = {
	'Not Started': 'Expired',
	Resubmitted: 'Expired',
	'In Progress': 'Abandoned',
	'Awaiting User': 'Abandoned',
};

export type SessionInput = Partial<
	Pick<
		Session,
		'vendor_data' | 'callback' | 'metadata' | 'contact_details' | 'expected_details' | 'person'
	>
>;

export function addSession(
	{ clock, world }: Sandbox,
	application: Application,
	workflow: Workflow,
	input: SessionInput,
): Session {
	const now = clock.now();
	const id = ids.uuid();
	const session: Session = {
		person: input.vendor_data ?? id,
		vendor_data: null,
		callback: null,
		metadata: null,
		contact_details: null,
		expected_details: null,
		...input,
		application,
		session_id: id,
		session_number: ++application.lastSessionNumber,
		session_token: ids.sessionToken(),
		workflow: { ...workflow },
		status: 'Not Started',
		createdAt: now,
		expiresAt: now + SESSION_LIFE,
		completedAt: null,
		completedAs: null,
		warnings: [],
		reviews: [],
		nodesToResubmit: [],
		api_service: null,
	};
	application.sessions.set(session.session_id, session);
	world.sessionsByToken.set(session.session_token, session);
	if (session.vendor_data !== null && !application.users.has(session.vendor_data)) {
		application.users.set(session.vendor_data, {
			vendor_data: session.vendor_data,
			didit_internal_id: ids.uuid(),
			display_name: null,
			status: null,
			metadata: null,
			createdAt: now,
			updatedAt: now,
		});
	}
	return session;
}

/** Takes the price of a session from the balance, or refuses where the credits do not reach. */
export function chargeSession(application: Application, workflow: Workflow): void {
	const price = priceOf(workflow);
	if (application.balance < price || application.balance <= 0) {
		const status = application.dialect === 'current' ? 400 : 403;
		throw detail(status, "You don't have enough credits to create a session. Top up your balance.");
	}
	application.balance -= price;
}

/** Ends a session that nobody finished when its time is over; a resubmission may have moved that. */
export function expireInTime(sandbox: Sandbox, session: Session): void {
	const { application } = session;
	sandbox.clock.schedule(application.uuid, session.expiresAt, async () => {
		const target = EXPIRES_TO[session.status];
		const isThere = application.sessions.get(session.session_id) === session;
		const isOver = session.expiresAt <= sandbox.clock.now();
		if (target && isThere && isOver) await setStatus(sandbox, session, target);
	});
}

export function removeSession({ world }: Sandbox, session: Session): void {
	session.application.sessions.delete(session.session_id);
	world.sessionsByToken.delete(session.session_token);
	for (const [token, share] of world.shares) {
		if (share.session === session) world.shares.delete(token);
	}
}

/** Brings a session to its outcome without telling anybody; a blocklist match declines it. */
export function settle(
	{ clock }: Sandbox,
	session: Session,
	status: SessionStatus,
	warnings: string[] = [],
): SessionStatus {
	session.warnings = warnings;
	session.nodesToResubmit = [];
	if (!WITH_RESULTS.includes(status)) return (session.status = status);
	session.completedAt = clock.now();
	const tags = blocklistTags(session);
	session.warnings = [...new Set([...warnings, ...tags])];
	session.completedAs = tags.length > 0 ? 'Declined' : status;
	return (session.status = session.completedAs);
}

/** The end user is through, or gave up: the outcome is settled and the webhook told. */
export function finish(
	sandbox: Sandbox,
	session: Session,
	status: SessionStatus,
	warnings: string[] = [],
): Promise<DeliveryEntry[]> {
	const before = session.status;
	const after = settle(sandbox, session, status, warnings);
	return before === after ? Promise.resolve([]) : tellOfStatus(sandbox, session);
}

/** Sets the status and tells the webhook; nothing is told where nothing changed. */
export function setStatus(
	sandbox: Sandbox,
	session: Session,
	status: SessionStatus,
): Promise<DeliveryEntry[]> {
	if (session.status === status) return Promise.resolve([]);
	session.status = status;
	return tellOfStatus(sandbox, session);
}

export function addReview(
	{ clock }: Sandbox,
	session: Session,
	newStatus: SessionStatus,
	note: string | null,
) {
	const review = {
		id: session.reviews.length + 1,
		action: newStatus === session.status ? 'comment' : 'status_change',
		old_status: session.status,
		new_status: newStatus,
		note,
		created_at: clock.iso(),
	};
	session.reviews.push(review);
	return review;
}
