import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { addSession, expireInTime, finish, settle } from '../world/lifecycle.mts';
import { SESSION_STATUSES, type Session } from '../world/model.mts';
import {
	email,
	flag,
	integer,
	listOf,
	object,
	oneOf,
	optional,
	required,
	text,
	uuidText,
} from '../server/validate.mts';
import { confirmAccount, newAccount } from '../endpoints/account.mts';
import type { AddControl } from './control.mts';
import { applicationById, applicationByKey, defaultWorkflow, shown } from './applications.mts';

const accountShape = object(
	{ email: required(email), password: required(text()), application: optional(uuidText) },
	'refuse',
);
const outcomeShape = object(
	{
		status: required(oneOf(SESSION_STATUSES)),
		warnings: optional(listOf(text())),
		wait: optional(flag),
	},
	'refuse',
);
const bulkShape = object(
	{
		api_key: required(text()),
		count: required(integer({ min: 1, max: 100_000 })),
		status: optional(oneOf(SESSION_STATUSES)),
		vendor_data_prefix: optional(text()),
		workflow_id: optional(uuidText),
	},
	'refuse',
);

export function addPeopleRoutes(add: AddControl, sandbox: Sandbox): void {
	const { world } = sandbox;

	add('POST', 'accounts', ({ read }) => {
		const { email: address, password, application: id } = read(accountShape);
		if (world.accounts.has(address)) throw detail(409, 'Another account has this email.');
		const existing = id === undefined ? undefined : applicationById(sandbox, id);
		const account = newAccount(address, password);
		world.accounts.set(address, account);
		const application = confirmAccount(sandbox, account, existing);
		const { organization } = account;
		return { email: address, organization, application: shown(application, sandbox.clock.now()) };
	});

	add('POST', 'accounts/expire-tokens', ({ read }) => {
		const { email: address } = read(object({ email: required(email) }, 'refuse'));
		let expired = 0;
		for (const token of world.tokens.values()) {
			if (token.account.email !== address) continue;
			token.expires = 0;
			expired++;
		}
		return { expired };
	});

	add('GET', 'accounts/tokens', ({ query }) => {
		const address = query('email');
		return [...world.tokens]
			.filter(([, { account }]) => account.email === address)
			.map(([token]) => token);
	});

	add('GET', 'outbox', ({ query }) => {
		const to = query('to');
		return sandbox.outbox.mails.filter((mail) => to === undefined || mail.to === to);
	});

	add('POST', 'sessions', ({ read }) => {
		const { api_key, count, status, vendor_data_prefix: prefix, workflow_id } = read(bulkShape);
		const application = applicationByKey(sandbox, api_key);
		const workflow =
			workflow_id === undefined
				? defaultWorkflow(application)
				: application.workflows.get(workflow_id);
		if (!workflow) throw detail(404, 'The application has no such workflow.');
		const made = Array.from({ length: count }, (_, index): Session => {
			const vendorData = prefix === undefined ? null : `${prefix}${String(index + 1)}`;
			const session = addSession(sandbox, application, workflow, { vendor_data: vendorData });
			if (status !== undefined) settle(sandbox, session, status);
			expireInTime(sandbox, session);
			return session;
		});
		return made.map(({ session_id, session_number }) => ({ session_id, session_number }));
	});

	add('POST', 'sessions/:id/outcome', async ({ param, read }) => {
		const id = param('id');
		const owner = [...world.applications.values()].find(({ sessions }) => sessions.has(id));
		const session = owner?.sessions.get(id);
		if (!session) throw detail(404, 'No session has this session_id.');
		const { status, warnings, wait = true } = read(outcomeShape);
		const deliveries = finish(sandbox, session, status, warnings);
		return {
			session_id: session.session_id,
			session_number: session.session_number,
			status: session.status,
			warnings: session.warnings,
			deliveries: wait ? await deliveries : [],
		};
	});
}
