import { detail, ok } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import type { Endpoint } from '../server/endpoint.mts';
import type { Account, Application, Organization } from '../world/model.mts';

function organizationOf(account: Account, id: string): Organization {
	const organization = account.organization;
	if (organization?.uuid !== id) throw detail(404, 'Not found.');
	return organization;
}

function applicationView({ clock }: Sandbox, application: Application) {
	return {
		uuid: application.uuid,
		name: application.name,
		client_id: application.client_id,
		api_key: application.api_key,
		website_url: 'https://example.com',
		redirect_uris: ['https://example.com/callback'],
		terms_url: 'https://example.com/terms',
		privacy_url: 'https://example.com/privacy',
		description: 'An application of the sandbox',
		created_at: clock.iso(application.createdAt),
	};
}

export const organizationEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/auth/v2/organizations/me/',
		auth: 'bearer',
		handle: ({ account, sandbox }) => {
			const { organization } = account;
			if (!organization) return ok([]);
			return ok([{ ...organization, created_at: sandbox.clock.iso(organization.created_at) }]);
		},
	},
	{
		// Of today's Didit only.
		method: 'GET',
		path: '/auth/v2/organizations/me/{orgId}/applications/',
		auth: 'bearer',
		handle: ({ account, sandbox, param }) => {
			const organization = organizationOf(account, param('orgId'));
			const own = [...sandbox.world.applications.values()].filter(
				(application) => application.organization === organization,
			);
			return ok(own.map((application) => applicationView(sandbox, application)));
		},
	},
	{
		method: 'GET',
		path: '/auth/v2/organizations/me/{orgId}/applications/{appId}/',
		auth: 'bearer',
		handle: ({ account, sandbox, param }) => {
			const organization = organizationOf(account, param('orgId'));
			const application = sandbox.world.applications.get(param('appId'));
			if (application?.organization !== organization) throw detail(404, 'Not found.');
			return ok(applicationView(sandbox, application));
		},
	},
];
