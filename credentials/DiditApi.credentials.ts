import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

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
			description:
				'Found in the <a href="https://business.didit.me" target="_blank">Didit Business Console</a> under API & Webhooks, or returned by the Verify Email operation of the Didit node',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://verification.didit.me/v3',
			description: 'Change this only to reach a test server, such as the sandbox of this package',
		},
	];

	/** In code, since n8n evaluates the expression of a generic one at every request. */
	authenticate: IAuthenticate = async ({ apiKey }, request) => ({
		...request,
		headers: { ...request.headers, 'x-api-key': String(apiKey) },
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.replace(/\\/+$/, "")}}',
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
					message: 'Didit does not know this API key. Copy it again from the console.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Didit refused this API key: it is wrong, or it has no permission to read workflows.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'There is no Didit API at this base URL.' },
			},
		],
	};
}
