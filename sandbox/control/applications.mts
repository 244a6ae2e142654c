import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { expiryOf } from '../world/destinations.mts';
import type { Application } from '../world/model.mts';
import {
	flag,
	integer,
	listOf,
	nullable,
	number,
	object,
	oneOf,
	optional,
	required,
	text,
	uuidText,
	webUrl,
} from '../server/validate.mts';
import type { Workflow } from '../world/workflowModel.mts';
import type { AddControl } from './control.mts';
import { destinationShape, putDestinations, shownDestination } from './destinations.mts';

const MOST_PDF_BYTES = 64 * 1024 * 1024;

const settingsFields = {
	name: optional(text()),
	dialect: optional(oneOf(['spec', 'current'])),
	v2_form: optional(oneOf(['timestamp', 'canonical'])),
	environment: optional(oneOf(['live', 'sandbox'])),
	resign_retries: optional(flag),
	webhook_timeout_ms: optional(integer({ min: 1 })),
	balance: optional(number({ min: 0 })),
	auto_refill: optional(
		nullable(
			object({ amount: required(number({ min: 0 })), threshold: required(number({ min: 0 })) }),
		),
	),
	reuse_sessions: optional(flag),
	pdf_bytes: optional(integer({ min: 0, max: MOST_PDF_BYTES })),
	local_urls: optional(flag),
	max_destinations: optional(nullable(integer({ min: 0 }))),
	resend_timestamp: optional(oneOf(['fresh', 'old'])),
};
const contentFields = {
	webhook_url: optional(nullable(webUrl)),
	secret_shared_key: optional(text()),
	destinations: optional(listOf(destinationShape)),
};

const createShape = object(
	{ ...settingsFields, ...contentFields, api_key: optional(text()) },
	'refuse',
);
const changeShape = object({ ...settingsFields, ...contentFields }, 'refuse');
const resetShape = object({ application: optional(uuidText) }, 'refuse');
type Content = ReturnType<typeof changeShape>;

function applyContent(
	application: Application,
	{ webhook_url, secret_shared_key, destinations }: Content,
	now: number,
): void {
	const { webhook } = application;
	if (secret_shared_key !== undefined) webhook.secret_shared_key = secret_shared_key;
	if (destinations !== undefined) putDestinations(application, destinations, now);
	// A URL that is asked for stands there, be it one that Didit would have forgotten.
	if (webhook_url !== undefined) webhook.webhook_url = webhook_url;
}

/** The workflow for sessions that name none. */
export function defaultWorkflow(application: Application): Workflow | undefined {
	const workflows = [...application.workflows.values()];
	return workflows.find(({ is_default: isDefault }) => isDefault) ?? workflows[0];
}

/** An application as the control address shows it, key and secret included. */
export function shown(application: Application, now: number) {
	const { uuid, name, client_id, api_key, organization, webhook, destinations } = application;
	const { dialect, v2_form, environment, resign_retries, webhook_timeout_ms, balance } =
		application;
	const { reuse_sessions, pdf_bytes, local_urls, max_destinations, resend_timestamp } = application;
	return {
		uuid,
		name,
		client_id,
		api_key,
		organization: { uuid: organization.uuid, name: organization.name },
		secret_shared_key: webhook.secret_shared_key,
		previous_secret_expires_at: expiryOf(application.previousSecret, now),
		webhook_url: webhook.webhook_url,
		destinations: destinations.map((destination) => shownDestination(destination, now)),
		default_workflow_id: defaultWorkflow(application)?.uuid ?? null,
		session_count: application.sessions.size,
		dialect,
		v2_form,
		environment,
		resign_retries,
		webhook_timeout_ms,
		balance,
		reuse_sessions,
		pdf_bytes,
		local_urls,
		max_destinations,
		resend_timestamp,
	};
}

export function applicationById({ world }: Sandbox, uuid: string): Application {
	const application = world.applications.get(uuid);
	if (!application) throw detail(404, 'No application has this uuid.');
	return application;
}

export function applicationByKey({ world }: Sandbox, key: string): Application {
	const application = world.byKey.get(key);
	if (!application) throw detail(404, 'No application has this api_key.');
	return application;
}

export function addApplicationRoutes(add: AddControl, sandbox: Sandbox): void {
	const { world, clock } = sandbox;

	add('POST', 'reset', ({ read }) => {
		const { application: id } = read(resetShape);
		if (id === undefined) {
			sandbox.reset();
			return;
		}
		const application = applicationById(sandbox, id);
		clock.cancel(application.uuid);
		world.resetApplication(application, clock.now());
		sandbox.book.clear(application.api_key);
		sandbox.faults.clear(application.api_key);
		sandbox.limits.set(application.api_key, null);
	});

	add('GET', 'applications', () =>
		[...world.applications.values()].map((application) => shown(application, clock.now())),
	);

	add('GET', 'applications/:uuid', ({ param }) =>
		shown(applicationById(sandbox, param('uuid')), clock.now()),
	);

	add('POST', 'applications', ({ read }) => {
		const { api_key, webhook_url, secret_shared_key, destinations, ...settings } =
			read(createShape);
		if (api_key !== undefined && world.byKey.has(api_key)) {
			throw detail(409, 'Another application has this api_key.');
		}
		const application = world.addApplication(settings, clock.now(), undefined, api_key);
		applyContent(
			application,
			{ webhook_url, secret_shared_key, destinations } as Content,
			clock.now(),
		);
		return shown(application, clock.now());
	});

	add('PATCH', 'applications/:uuid', ({ param, read }) => {
		const application = applicationById(sandbox, param('uuid'));
		const { webhook_url, secret_shared_key, destinations, ...settings } = read(changeShape);
		Object.assign(application, settings);
		applyContent(
			application,
			{ webhook_url, secret_shared_key, destinations } as Content,
			clock.now(),
		);
		return shown(application, clock.now());
	});
}
