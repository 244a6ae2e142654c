import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { atBase, VERIFICATION_API } from '../nodes/api/apiBase';
import { keyToSend } from '../nodes/api/apiKey';

const WHERE_KEYS_ARE =
	'Copy it again in the Didit Business Console (business.didit.me), under API & Webhooks.';

export class DiditApi implements ICredentialType {
	name = 'diditApi';

	displayName = 'Didit API';

	icon: Icon = { light: 'file:../icons/didit.svg', dark: 'file:../icons/didit.dark.svg' };

	documentationUrl = 'https://docs.didit.me/sessions-api/management-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In the <a href="https://business.didit.me" target="_blank">Didit Business Console</a>, under API & Webhooks. Each application has its own.',
			description:
				'Also returned by the Verify Email and Get Credentials operations of the Didit node',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: VERIFICATION_API,
			description: 'Change this only to reach a test server, such as the sandbox of this package',
		},
	];

	/** In code, since n8n evaluates the expression of a generic one at every request. */
	authenticate: IAuthenticate = async ({ apiKey, baseUrl }, request) => ({
		...atBase(request, baseUrl, VERIFICATION_API),
		headers: { ...request.headers, 'x-api-key': keyToSend(apiKey) },
	});

	test: ICredentialTestRequest = {
		request: {
			// As it was pasted; authenticate mends it.
			baseURL: '={{$credentials.baseUrl}}',
			url: '/workflows/',
			qs: { limit: 1 },
			disableFollowRedirect: true,
			timeout: 10_000,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: `Didit does not know this API key. ${WHERE_KEYS_ARE}`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: `Didit refused this API key: it is wrong, or it has no permission to read workflows. ${WHERE_KEYS_ARE}`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: `There is no Didit API at this base URL. It must be ${VERIFICATION_API}, or the address of a test server with /v3 at its end.`,
				},
			},
		],
	};
}
