import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { LOGIN_FAILED } from '../nodes/api/exchange';
import { redact } from '../nodes/api/redact';
import { quote } from '../nodes/api/quote';
import { withToken } from '../nodes/shared/host';

const UNREACHABLE =
	'The login at Didit did not get through. Check the network of n8n and the base URL in the Didit account credential.';

export class DiditAccountApi implements ICredentialType {
	name = 'diditAccountApi';

	displayName = 'Didit Account API';

	icon: Icon = { light: 'file:../icons/didit.svg', dark: 'file:../icons/didit.dark.svg' };

	documentationUrl = 'https://docs.didit.me/auth-api/login';

	properties: INodeProperties[] = [
		{
			displayName:
				'Needed only to list organizations and to read the API keys of applications. Everything else uses the Didit API credential.',
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
			default: 'https://apx.didit.me/auth/v2',
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
		const { email, password, baseUrl } = credentials;
		const answer = await this.helpers
			.httpRequest({
				method: 'POST',
				url: `${String(baseUrl).replace(/\/+$/, '')}/programmatic/login/`,
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
		const said = redact(quote(body), [String(password)]);
		const what = statusCode < 500 ? 'Didit refused' : 'Didit had trouble of its own with';
		throw loginError(`${what} the login of the Didit account credential${said ? `: ${said}` : ''}`);
	}

	authenticate: IAuthenticate = async ({ accessToken }, request) => withToken(request, accessToken);

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.replace(/\\/+$/, "")}}',
			url: '/organizations/me/',
			disableFollowRedirect: true,
			timeout: 10_000,
		},
	};
}

/** The name lets the nodes know that further items would only log in again. */
function loginError(message: string): Error {
	return Object.assign(new Error(message), { name: LOGIN_FAILED });
}
