import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { ACCOUNT_API, atBase, readBase } from '../nodes/api/apiBase';
import { LOGIN_FAILED } from '../nodes/api/http/sendOnce';
import { redact } from '../nodes/api/errors/redact';
import { errorBodyText } from '../nodes/api/errors/errorBodyText';
import { withToken } from '../nodes/common/host';

const UNREACHABLE =
	'The login at Didit did not get through. Check the network of n8n and the base URL in the Didit account credential.';

const NO_API = `There is no Didit account API at this base URL. It must be ${ACCOUNT_API}, or the address of a test server with /auth/v2 at its end.`;

export class DiditAccountApi implements ICredentialType {
	name = 'diditAccountApi';

	displayName = 'Didit Account API';

	icon: Icon = { light: 'file:../icons/didit.svg', dark: 'file:../icons/didit.dark.svg' };

	documentationUrl = 'https://docs.didit.me/auth-api/login';

	properties: INodeProperties[] = [
		{
			displayName:
				'Needed only to list organizations and to read the API keys of applications. Everything else uses the Didit API credential. Email and password are those with which you sign in to the <a href="https://business.didit.me" target="_blank">Didit Business Console</a>.',
			name: 'purposeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			required: true,
			default: '',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Password of the Didit account. Five refused logins lock the account for 15 minutes.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: ACCOUNT_API,
			description: 'Change this only to reach a test server, such as the sandbox of this package',
		},
		{
			// n8n fills this with what preAuthentication returns and keeps it, encrypted, until it is refused.
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/**
	 * Logs in, once. n8n calls this again when it threw an error that carries an HTTP 401, so the
	 * error thrown here carries no response: a wrong password is tried exactly once.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ accessToken: string }> {
		const { url, problem } = readBase(credentials.baseUrl, ACCOUNT_API);
		if (problem !== undefined) throw loginError(`The base URL is not usable. ${problem}`);
		const email = String(credentials.email).trim();
		// Blanks may belong to a password, line breaks come with pasting.
		const password = String(credentials.password).replace(/^[\r\n]+|[\r\n]+$/g, '');
		const answer = await this.helpers
			.httpRequest({
				method: 'POST',
				url: `${url}/programmatic/login/`,
				headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
				body: JSON.stringify({ email, password }),
				disableFollowRedirect: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				timeout: 30_000,
			})
			// An axios error would bring the request along, and with it the password.
			.catch(() => loginError(UNREACHABLE));
		if (answer instanceof Error) throw answer;

		const { statusCode, body } = answer as { statusCode: number; body: { access_token?: unknown } };
		if (statusCode >= 200 && statusCode < 300 && typeof body?.access_token === 'string') {
			return { accessToken: body.access_token };
		}
		if (statusCode === 404) throw loginError(NO_API);
		const said = redact(errorBodyText(body), [password]);
		const what = statusCode < 500 ? 'Didit refused' : 'Didit had trouble of its own with';
		throw loginError(`${what} the login of the Didit account credential${said ? `: ${said}` : ''}`);
	}

	authenticate: IAuthenticate = async ({ accessToken, baseUrl }, request) =>
		withToken(atBase(request, baseUrl, ACCOUNT_API), accessToken);

	test: ICredentialTestRequest = {
		request: {
			// As it was pasted; authenticate mends it.
			baseURL: '={{$credentials.baseUrl}}',
			url: '/organizations/me/',
			disableFollowRedirect: true,
			timeout: 10_000,
		},
		rules: [{ type: 'responseCode', properties: { value: 404, message: NO_API } }],
	};
}

/** The code lets the nodes know that further items would only log in again. */
function loginError(message: string): Error {
	return Object.assign(new Error(message), { code: LOGIN_FAILED });
}
