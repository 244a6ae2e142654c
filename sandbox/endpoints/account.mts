import { detail, fieldInvalid, fieldRule, ok, type Answer } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import type { Call, Endpoint } from '../server/endpoint.mts';
import * as ids from '../world/ids.mts';
import { secondsUntil } from '../server/rateLimits.mts';
import { type Account, type Application } from '../world/model.mts';
import { newOrganization } from '../world/state.mts';
import { email, object, optional, required, text } from '../server/validate.mts';

const TOKEN_SECONDS = 86_400;
const MINUTE = 60_000;
const CODE_LIFE = 15 * MINUTE;

/** Minutes for which the account is locked after so many failures; from the last on, each time. */
const LOCKOUT_MINUTES = new Map([
	[5, 15],
	[10, 60],
	[20, 24 * 60],
]);
const MOST_COUNTED_FAILURES = 20;

const password = text({ max: 128 });
const credentialsShape = object({ email: required(email), password: required(password) });
const resendShape = object({ email: required(email), password: optional(password) });
const verifyShape = object({ email: required(email), code: required(text()) });

const PASSWORD_RULES = [
	{ pattern: /^.{8,}$/su, words: 'Password must be at least 8 characters long.' },
	{ pattern: /\p{Lu}/u, words: 'Password must contain at least one uppercase letter.' },
	{ pattern: /\p{Ll}/u, words: 'Password must contain at least one lowercase letter.' },
	{ pattern: /\d/, words: 'Password must contain at least one digit.' },
	{ pattern: /[^\p{L}\d\s]/u, words: 'Password must contain at least one special character.' },
];

export function newAccount(address: string, secret: string): Account {
	return {
		email: address,
		password: secret,
		code: null,
		organization: null,
		failures: 0,
		lockedUntil: 0,
	};
}

function register(call: Call): Answer {
	const { sandbox, arrival } = call;
	const { email: address, password: secret } = call.read(credentialsShape);
	const broken = PASSWORD_RULES.find(({ pattern }) => !pattern.test(secret));
	if (broken) throw fieldInvalid('password', broken.words);
	if (sandbox.world.accounts.get(address)?.organization) {
		throw fieldInvalid('email', 'An account with this email already exists.');
	}
	sandbox.limits.countRegistration(arrival.ip);
	const account = newAccount(address, secret);
	sandbox.world.accounts.set(address, account);
	sendCode(sandbox, account);
	return {
		status: 201,
		body: {
			message: 'Registration successful. Check your email for the verification code.',
			email: address,
		},
	};
}

function sendCode({ clock, outbox }: Sandbox, account: Account): void {
	const code = ids.oneTimeCode();
	account.code = { text: code, expires: clock.now() + CODE_LIFE, sent: clock.now() };
	outbox.send(account.email, 'Verify your email', `Your code is ${code}.`, code);
}

/** At most once a minute for an address. Of one that is unknown or confirmed nothing is told. */
function resendCode(call: Call): Answer {
	const { sandbox, arrival } = call;
	const { email: address } = call.read(resendShape);
	const account = sandbox.world.accounts.get(address);
	const now = sandbox.clock.now();
	if (account?.code && account.code.sent + MINUTE > now) {
		const wait = secondsUntil(account.code.sent + MINUTE, now);
		throw detail(429, `Request was throttled. Expected available in ${wait} seconds.`, {
			'retry-after': wait,
		});
	}
	sandbox.limits.countRegistration(arrival.ip);
	if (account?.code) sendCode(sandbox, account);
	return ok({ message: 'If the account is waiting for a code, a new one was sent.' });
}

/** Gives an account its organisation; from then on its address counts as verified. */
export function confirmAccount(
	{ world, clock }: Sandbox,
	account: Account,
	existing?: Application,
): Application {
	const organization =
		existing?.organization ??
		newOrganization(`${account.email}'s organization`, account.email, clock.now());
	account.code = null;
	account.organization = organization;
	return (
		existing ?? world.addApplication({ name: 'My first application' }, clock.now(), organization)
	);
}

function issueTokens({ world, clock }: Sandbox, account: Account) {
	const token = ids.accessToken('access');
	world.tokens.set(token, { account, expires: clock.now() + TOKEN_SECONDS * 1000 });
	return {
		access_token: token,
		refresh_token: ids.accessToken('refresh'),
		expires_in: TOKEN_SECONDS,
	};
}

function verifyEmail(call: Call): Answer {
	const { sandbox } = call;
	const { email: address, code } = call.read(verifyShape);
	if (!/^[A-Za-z0-9]{6}$/.test(code)) {
		throw fieldInvalid('code', 'The code has six letters and digits.');
	}
	const account = sandbox.world.accounts.get(address);
	const sent = account?.code;
	if (!account || !sent || sent.text !== code || sent.expires <= sandbox.clock.now()) {
		throw fieldRule('code', 'Invalid or expired verification code.');
	}
	const { uuid, name, client_id, api_key, organization } = confirmAccount(sandbox, account);
	return ok({
		...issueTokens(sandbox, account),
		organization: { uuid: organization.uuid, name: organization.name },
		application: { uuid, name, client_id, api_key },
	});
}

/** Locked accounts answer 429 with Retry-After, whatever the password; attempts then do not count. */
function login(call: Call): Answer {
	const { sandbox } = call;
	const now = sandbox.clock.now();
	const { email: address, password: secret } = call.read(credentialsShape);
	const account = sandbox.world.accounts.get(address);
	if (!account) throw detail(401, 'Invalid email or password.');
	if (account.lockedUntil > now) {
		const wait = secondsUntil(account.lockedUntil, now);
		throw detail(
			429,
			`Account locked after too many failed login attempts. Try again in ${wait} seconds.`,
			{ 'retry-after': wait },
		);
	}
	if (account.password !== secret) {
		account.failures++;
		const minutes = LOCKOUT_MINUTES.get(Math.min(account.failures, MOST_COUNTED_FAILURES));
		if (minutes === undefined) throw detail(401, 'Invalid email or password.');
		account.lockedUntil = now + minutes * MINUTE;
		throw detail(
			401,
			`Invalid email or password. The account is now locked for ${String(minutes)} minutes.`,
		);
	}
	if (!account.organization) throw detail(403, 'Verify your email before you log in.');
	account.failures = 0;
	return ok({ message: 'Login successful.', ...issueTokens(sandbox, account) });
}

export const accountEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/auth/v2/programmatic/register/', auth: 'none', handle: register },
	{
		method: 'POST',
		path: '/auth/v2/programmatic/resend-otp/',
		auth: 'none',
		handle: resendCode,
	},
	{
		method: 'POST',
		path: '/auth/v2/programmatic/verify-email/',
		auth: 'none',
		handle: verifyEmail,
	},
	{ method: 'POST', path: '/auth/v2/programmatic/login/', auth: 'none', handle: login },
];
