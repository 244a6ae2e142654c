import type { IDataObject, INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';
import type { CredentialData } from './credentials';
import type { NodeOutcome, NodeRun } from './engine';
import { runDidit } from './engine';
import type { Application, BookEntry } from './sandbox';
import { apiKeyCredential, control } from './sandbox';

/** A request as it came to Didit, in the form in which tests state it. */
export interface Sent {
	readonly method: string;
	readonly path: string;
	readonly query: IDataObject;
	/** Null where no body was sent. */
	readonly body: unknown;
	readonly auth: 'x-api-key' | 'Bearer' | 'none' | 'both';
}

export interface Operated extends NodeOutcome {
	/** What the run sent to Didit, oldest first. */
	readonly sent: Sent[];
	/** The same with headers and the status that Didit answered. */
	readonly requests: BookEntry[];
}

type More = Partial<Omit<NodeRun, 'parameters'>>;
type Key = Pick<Application, 'api_key'>;

/** Runs `resource.operation` with an application's API key and looks up what reached Didit. */
export async function operate(
	application: Key,
	operation: string,
	parameters: INodeParameters = {},
	more: More = {},
): Promise<Operated> {
	return await watch(application.api_key, operation, parameters, {
		credentials: apiKeyCredential(application),
		...more,
	});
}

/** The same for the account resource; the book knows its requests by the e-mail address. */
export async function operateAccount(
	email: string,
	credentials: CredentialData,
	operation: string,
	parameters: INodeParameters = {},
	more: More = {},
): Promise<Operated> {
	const [, name = ''] = operation.split('.');
	if (!OPEN.includes(name)) {
		return await watch(email, operation, parameters, { credentials, ...more });
	}
	// These have no credential, so a field says where Didit is.
	const { baseUrl = '' } = credentials.diditAccountApi ?? {};
	const options = { ...(parameters.options as INodeParameters), baseUrl: String(baseUrl) };
	return await watch(email, operation, { ...parameters, options }, { credentials: {}, ...more });
}

const OPEN = ['login', 'register', 'resendCode', 'verifyEmail'];

/** Expectation of a request with the API key; no body, no query unless given. */
export function sent(method: string, path: string, body: unknown = null, query = {}): Sent {
	return { method, path, query, body, auth: 'x-api-key' };
}

/** What of a run was to change something: the node may read first, to find out which Didit it is. */
export const changesOf = ({ sent: all }: Pick<Operated, 'sent'>): Sent[] =>
	all.filter(({ method }) => method !== 'GET');

/** A resource locator as the editor stores it. */
export function byId(value: string): INodeParameterResourceLocator {
	return { __rl: true, mode: 'id', value };
}

/** An order to the sandbox to play a trouble on the requests of this key, once by default. */
export async function fault({ api_key }: Key, order: IDataObject): Promise<void> {
	await control('POST', '/faults', { api_key, ...order });
}

/** Lets Didit answer the next request of this key with this status and body. */
export async function answerWith(
	application: Key,
	status: number,
	body: unknown,
	order: IDataObject = {},
): Promise<void> {
	await fault(application, { kind: 'status', status, body: body as IDataObject, ...order });
}

export interface MadeSession {
	readonly session_id: string;
	readonly session_number: number;
}

/** A session that is already there, in the given status. */
export async function newSession({ api_key }: Key, status?: string): Promise<MadeSession> {
	const [session] = await newSessions({ api_key }, 1, status);
	return session as MadeSession;
}

export async function newSessions(
	{ api_key }: Key,
	count: number,
	status?: string,
): Promise<MadeSession[]> {
	const order = { api_key, count, ...(status && { status }) };
	return await control<MadeSession[]>('POST', '/sessions', order);
}

async function watch(
	scope: string,
	operation: string,
	parameters: INodeParameters,
	more: More & Pick<NodeRun, 'credentials'>,
): Promise<Operated> {
	const [resource = '', name = ''] = operation.split('.');
	const { last } = await book(scope, Number.MAX_SAFE_INTEGER);
	const outcome = await runDidit({
		parameters: { resource, operation: name, ...parameters },
		...more,
	});
	const { requests } = await book(scope, last);
	return { ...outcome, requests, sent: requests.map(asSent) };
}

async function book(scope: string, since: number) {
	return await control<{ last: number; requests: BookEntry[] }>(
		'GET',
		`/book?api_key=${encodeURIComponent(scope)}&since=${since}`,
	);
}

function asSent({ method, path, query, body, headers }: BookEntry): Sent {
	const key = 'x-api-key' in headers;
	const bearer = 'authorization' in headers;
	const auth = key && bearer ? 'both' : key ? 'x-api-key' : bearer ? 'Bearer' : 'none';
	return { method, path, query, body, auth };
}
