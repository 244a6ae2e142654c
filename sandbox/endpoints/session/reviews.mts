import { created, detail, ok, type Answer } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { addReview, CHANGEABLE, setStatus } from '../../world/lifecycle.mts';
import { page } from '../../server/pagination.mts';
import { SESSION_STATUSES, type Review } from '../../world/model.mts';
import { findSession } from '../../world/state.mts';
import { nullable, object, oneOf, optional, required, text } from '../../server/validate.mts';

const comment = optional(nullable(text({ max: 5000, blank: true })));
const createShape = object({
	new_status: required(oneOf(['Approved', 'Declined', 'In Review'])),
	comment,
});
const currentCreateShape = object({
	new_status: optional(nullable(oneOf(SESSION_STATUSES))),
	comment,
});

/** A review as today's Didit lists it. */
function currentRow({ id, action, old_status, new_status, note, created_at }: Review) {
	return {
		uuid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
		activity_type: action === 'comment' ? 'COMMENT' : 'STATUS_UPDATED',
		actor_display: 'API',
		actor_email: null,
		actor_type: 'API_KEY',
		previous_status: old_status,
		new_status,
		comment: note,
		mentioned_emails: [],
		previous_value: null,
		new_value: null,
		changed_fields: null,
		metadata: null,
		created_at,
	};
}

function create(call: KeyCall): Answer {
	const { app, sandbox, param } = call;
	const session = findSession(app, param('sessionId'));
	const { new_status, comment: note } = call.read(createShape);
	if (!CHANGEABLE.includes(session.status)) {
		throw detail(400, `A session that is ${session.status} cannot be reviewed yet.`);
	}
	const review = addReview(sandbox, session, new_status, note ?? null);
	void setStatus(sandbox, session, new_status);
	return created(review);
}

/** A note only: it never changes the session. */
function createCurrent(call: KeyCall): Answer {
	const { app, sandbox, param } = call;
	const session = findSession(app, param('sessionId'));
	const { new_status, comment: note } = call.read(currentCreateShape);
	const review = addReview(sandbox, session, new_status ?? session.status, note ?? null);
	return created({
		user: 'Unknown',
		new_status: new_status ?? null,
		comment: note ?? null,
		created_at: review.created_at,
	});
}

const reviewsOf = ({ app, param }: KeyCall): Review[] =>
	findSession(app, param('sessionId')).reviews;

export const reviewEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/sessions/{sessionId}/reviews/',
		auth: 'key',
		handle: {
			spec: (call) => ok(reviewsOf(call)),
			current: (call) => page(call, reviewsOf(call), currentRow, { limit: 50 }),
		},
	},
	{
		method: 'POST',
		path: '/v3/sessions/{sessionId}/reviews/',
		auth: 'key',
		handle: { spec: create, current: createCurrent },
	},
];
