import { created, detail, ok } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import type { AccountCall, Endpoint } from '../server/endpoint.mts';
import { listOf, object, optional, text, webUrl } from '../server/validate.mts';
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
		...application.about,
		created_at: clock.iso(application.createdAt),
	};
}

const aboutShape = object({
	name: optional(text()),
	website_url: optional(webUrl),
	redirect_uris: optional(listOf(text())),
	terms_url: optional(webUrl),
	privacy_url: optional(webUrl),
	description: optional(text({ max: 1000, blank: true })),
});

function findApplication({ account, sandbox, param }: AccountCall): Application {
	const organization = organizationOf(account, param('orgId'));
	const application = sandbox.world.applications.get(param('appId'));
	if (application?.organization !== organization) throw detail(404, 'Not found.');
	return application;
}

/** What is told of an application; its key and its ID never change. */
function tell(application: Application, { name, ...about }: { name?: string }): void {
	if (name !== undefined) application.name = name;
	application.about = { ...application.about, ...about };
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
		method: 'POST',
		path: '/auth/v2/organizations/me/{orgId}/applications/',
		auth: 'bearer',
		handle: (call) => {
			const { account, sandbox, param } = call;
			const organization = organizationOf(account, param('orgId'));
			const about = call.read(aboutShape);
			const name = `${organization.name} App`;
			const application = sandbox.world.addApplication({ name }, sandbox.clock.now(), organization);
			tell(application, about);
			return created(applicationView(sandbox, application));
		},
	},
	{
		method: 'GET',
		path: '/auth/v2/organizations/me/{orgId}/applications/{appId}/',
		auth: 'bearer',
		handle: (call) => ok(applicationView(call.sandbox, findApplication(call))),
	},
	{
		method: 'PATCH',
		path: '/auth/v2/organizations/me/{orgId}/applications/{appId}/',
		auth: 'bearer',
		handle: (call) => {
			const application = findApplication(call);
			tell(application, call.read(aboutShape));
			return ok(applicationView(call.sandbox, application));
		},
	},
];
