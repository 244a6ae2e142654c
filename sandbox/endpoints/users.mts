import { bareArray, created, detail, fieldInvalid, ok, type Answer } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import { mediaUrl, featureStatuses } from '../world/reports/decision.mts';
import { filterValues, page } from '../server/pagination.mts';
import * as ids from '../world/ids.mts';
import { tellOfChange } from '../world/entityEvents.mts';
import { follow } from '../world/lists.mts';
import { personOf } from '../world/person.mts';
import type { Application, Session, SessionStatus, User } from '../world/model.mts';
import {
	date,
	flag,
	freeObject,
	listOf,
	nullable,
	object,
	optional,
	required,
	text,
} from '../server/validate.mts';

const STATUSES = {
	spec: ['Approved', 'Declined', 'In Review'],
	current: ['ACTIVE', 'FLAGGED', 'BLOCKED'],
};

const updateShape = object({
	display_name: optional(nullable(text({ blank: true }))),
	status: optional(nullable(text())),
	metadata: optional(nullable(freeObject)),
});

const texts = optional(listOf(text()));
/** What today's Didit lets be changed besides: it stands in the place of what sessions tell. */
const currentUpdateShape = object({
	full_name: optional(nullable(text({ max: 512, blank: true }))),
	date_of_birth: optional(nullable(date)),
	approved_emails: texts,
	approved_phones: texts,
	issuing_states: texts,
});

const deleteShape = object({
	vendor_data_list: optional(listOf(text())),
	delete_all: optional(flag),
});

const RESULTS: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review'];

/** The sessions of every user, oldest first. */
function sessionsByUser(app: Application): Map<string, Session[]> {
	const found = new Map<string, Session[]>();
	for (const session of app.sessions.values()) {
		if (session.vendor_data === null) continue;
		const sessions = found.get(session.vendor_data);
		if (sessions) sessions.push(session);
		else found.set(session.vendor_data, [session]);
	}
	return found;
}

function statusOf(app: Application, user: User, sessions: Session[]): string {
	if (user.status !== null) return user.status;
	if (app.dialect === 'current') return 'ACTIVE';
	const finished = sessions.filter(({ status }) => RESULTS.includes(status));
	return finished.at(-1)?.status ?? 'Pending';
}

function userRow(sandbox: Sandbox, app: Application, user: User, sessions: Session[]) {
	const finished = sessions.filter(({ completedAt }) => completedAt !== null);
	const approved = sessions.filter(({ status }) => status === 'Approved');
	const withStatus = (wanted: SessionStatus) =>
		sessions.filter(({ status }) => status === wanted).length;
	const latest = finished.at(-1);
	const person = latest ? personOf(latest) : null;
	const values = (pick: (session: Session) => string | null, from: Session[]) => [
		...new Set(from.map(pick).filter((value) => value !== null)),
	];
	const features = Object.fromEntries(
		(latest ? featureStatuses(latest) : []).map(({ feature, status }) => [feature, status]),
	);
	const time = (session: Session | undefined) =>
		session ? sandbox.clock.iso(session.createdAt) : null;
	return {
		didit_internal_id: user.didit_internal_id,
		vendor_data: user.vendor_data,
		display_name: user.display_name,
		full_name: person?.full_name ?? null,
		date_of_birth: person?.date_of_birth ?? null,
		effective_name: user.display_name ?? person?.full_name ?? user.vendor_data,
		status: statusOf(app, user, sessions),
		portrait_image_url: latest ? mediaUrl(sandbox, latest, 'portrait.png') : null,
		session_count: sessions.length,
		approved_count: approved.length,
		declined_count: withStatus('Declined'),
		in_review_count: withStatus('In Review'),
		issuing_states: values((session) => personOf(session).issuing_state, finished),
		approved_emails: values((session) => personOf(session).email, approved),
		approved_phones: values((session) => personOf(session).phone, approved),
		features,
		features_list: Object.keys(features),
		last_session_at: time(sessions.at(-1)),
		first_session_at: time(sessions[0]),
		last_activity_at: sandbox.clock.iso(user.updatedAt),
		tags: [],
		created_at: sandbox.clock.iso(user.createdAt),
		...user.overrides,
	};
}

function findUser({ app, param }: KeyCall): User {
	const user = app.users.get(param('vendorData'));
	if (!user) throw detail(404, 'User not found.');
	return user;
}

function userDetail({ app, sandbox }: KeyCall, user: User) {
	const sessions = sessionsByUser(app).get(user.vendor_data) ?? [];
	return {
		...userRow(sandbox, app, user, sessions),
		metadata: user.metadata,
		comments: [],
		updated_at: sandbox.clock.iso(user.updatedAt),
	};
}

/** Today's Didit knows no filters. */
function listAll(call: KeyCall): Answer {
	const { app, sandbox } = call;
	const sessions = sessionsByUser(app);
	const show = (user: User) => userRow(sandbox, app, user, sessions.get(user.vendor_data) ?? []);
	return page(call, [...app.users.values()].reverse(), show, { limit: 50 });
}

function list(call: KeyCall): Answer {
	const { app, sandbox, query } = call;
	const sessions = sessionsByUser(app);
	const statuses = filterValues(query, 'status');
	const countries = filterValues(query, 'country');
	const search = query.get('search')?.toLowerCase() ?? '';
	const isFiltered = Boolean(statuses ?? countries) || search !== '';
	const show = (user: User) => userRow(sandbox, app, user, sessions.get(user.vendor_data) ?? []);
	const newestFirst = [...app.users.values()].reverse();
	const isWanted = (user: User) => {
		const { status, issuing_states, effective_name, full_name } = show(user);
		const names = [user.vendor_data, effective_name, full_name ?? ''].join('\n').toLowerCase();
		return (
			(statuses?.includes(status) ?? true) &&
			(countries?.some((code) => issuing_states.includes(code)) ?? true) &&
			names.includes(search)
		);
	};
	const rows = isFiltered ? newestFirst.filter(isWanted) : newestFirst;
	return page(call, rows, show, { limit: 20, max: 200 });
}

function update(call: KeyCall): Answer {
	const user = findUser(call);
	const changes = call.read(updateShape);
	checkStatus(call, changes.status);
	Object.assign(user, changes, { updatedAt: call.sandbox.clock.now() });
	const { vendor_data: id, updatedAt } = user;
	if (changes.status != null) follow(call.app.lists, 'user', id, changes.status, updatedAt);
	return ok(userDetail(call, user));
}

const newUserShape = object({
	vendor_data: required(text()),
	display_name: optional(nullable(text({ blank: true }))),
	status: optional(nullable(text())),
	metadata: optional(nullable(freeObject)),
	full_name: optional(nullable(text({ max: 512, blank: true }))),
	date_of_birth: optional(nullable(date)),
	approved_emails: texts,
	approved_phones: texts,
	issuing_states: texts,
});

function checkStatus(call: KeyCall, status: string | null | undefined): void {
	const allowed = STATUSES[call.app.dialect];
	if (status == null || allowed.includes(status)) return;
	throw fieldInvalid('status', `Invalid status. Valid options are: ${allowed.join(', ')}`);
}

function createUser(call: KeyCall): Answer {
	const { app, sandbox } = call;
	const given = call.read(newUserShape);
	const { vendor_data, display_name = null, status = null, metadata = null, ...overrides } = given;
	checkStatus(call, status);
	if (app.users.has(vendor_data)) {
		throw fieldInvalid('vendor_data', 'A user with this vendor_data already exists.');
	}
	const now = sandbox.clock.now();
	const own = { vendor_data, didit_internal_id: ids.uuid() };
	const times = { createdAt: now, updatedAt: now };
	const user: User = { ...own, display_name, status, metadata, overrides, ...times };
	app.users.set(vendor_data, user);
	if (status !== null) follow(app.lists, 'user', vendor_data, status, now);
	return created(userDetail(call, user));
}

function updateStatus(call: KeyCall): Answer {
	const user = findUser(call);
	const { status } = call.read(object({ status: required(text()) }));
	checkStatus(call, status);
	Object.assign(user, { status, updatedAt: call.sandbox.clock.now() });
	follow(call.app.lists, 'user', user.vendor_data, status, user.updatedAt);
	return ok(userDetail(call, user));
}

/** What today's Didit is told by hand stands in the place of what sessions tell. */
function updateCurrent(call: KeyCall): Answer {
	const user = findUser(call);
	const overrides = call.read(currentUpdateShape);
	// What is refused changes nothing.
	update(call);
	user.overrides = { ...user.overrides, ...overrides };
	return ok(userDetail(call, user));
}

/** Today's Didit sends events about what is changed of a user. */
function telling(change: (call: KeyCall) => Answer) {
	return (call: KeyCall): Answer => {
		const user = findUser(call);
		const before = userDetail(call, user);
		const answer = change(call);
		const after = userDetail(call, user);
		tellOfChange(call.sandbox, call.app, { kind: 'user', before, after });
		return answer;
	};
}

function batchDelete(call: KeyCall): Answer {
	const { vendor_data_list: names = [], delete_all: all = false } = call.read(deleteShape);
	if (!all && names.length === 0) {
		throw bareArray('Either vendor_data_list or delete_all must be provided.');
	}
	const { users } = call.app;
	const chosen = [...users.keys()].filter((name) => all || names.includes(name));
	for (const name of chosen) users.delete(name);
	return ok({ deleted: chosen.length });
}

export const userEndpoints: Endpoint[] = [
	{ method: 'GET', path: '/v3/users/', auth: 'key', handle: { spec: list, current: listAll } },
	{ method: 'POST', path: '/v3/users/delete/', auth: 'key', handle: batchDelete },
	{ method: 'POST', path: '/v3/users/create/', auth: 'key', handle: { current: createUser } },
	{
		method: 'PATCH',
		path: '/v3/users/{vendorData}/update-status/',
		auth: 'key',
		handle: { current: telling(updateStatus) },
	},
	{
		method: 'GET',
		path: '/v3/users/{vendorData}/',
		auth: 'key',
		handle: (call) => ok(userDetail(call, findUser(call))),
	},
	{
		method: 'PATCH',
		path: '/v3/users/{vendorData}/',
		auth: 'key',
		handle: { spec: update, current: telling(updateCurrent) },
	},
];
