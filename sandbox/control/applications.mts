import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import * as ids from '../world/ids.mts';
import { addDestination, overwriteUrl, rotate } from '../world/destinations.mts';
import type { Application, Destination } from '../world/model.mts';
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

const MOST_PDF_BYTES = 64 * 1024 * 1024;

const destinationShape = object(
	{
		label: optional(text()),
		url: required(webUrl),
		enabled: optional(flag),
		webhook_version: optional(oneOf(['v1', 'v2', 'v3'])),
		subscribed_events: optional(listOf(text())),
		secret_shared_key: optional(text()),
		created_at: optional(text()),
	},
	'refuse',
);

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
	if (destinations !== undefined) {
		application.destinations = [];
		for (const { created_at: at, ...given } of destinations) {
			addDestination(application, given, at === undefined ? now : Date.parse(at));
		}
		overwriteUrl(application);
	}
	// A URL that is asked for stands there, be it one that Didit would have forgotten.
	if (webhook_url !== undefined) webhook.webhook_url = webhook_url;
}

/** The workflow for sessions that name none. */
export function defaultWorkflow(application: Application): Workflow | undefined {
	const workflows = [...application.workflows.values()];
	return workflows.find(({ is_default: isDefault }) => isDefault) ?? workflows[0];
}

/** An application as the control address shows it, key and secret included. */
export function shown(application: Application) {
	const { uuid, name, client_id, api_key, organization, webhook, destinations } = application;
	const { dialect, v2_form, environment, resign_retries, webhook_timeout_ms, balance } =
		application;
	const { reuse_sessions, pdf_bytes } = application;
	return {
		uuid,
		name,
		client_id,
		api_key,
		organization: { uuid: organization.uuid, name: organization.name },
		secret_shared_key: webhook.secret_shared_key,
		webhook_url: webhook.webhook_url,
		destinations: destinations.map(shownDestination),
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
	};
}

/** Whole, for whoever looks past the API; without what was delivered. */
function shownDestination({ createdAt, updatedAt, deliveries, ...rest }: Destination) {
	const iso = (at: number) => new Date(at).toISOString();
	return {
		...rest,
		created_at: iso(createdAt),
		updated_at: iso(updatedAt),
		deliveries_count: deliveries.length,
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

	add('GET', 'applications', () => [...world.applications.values()].map(shown));

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
		return shown(application);
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
		return shown(application);
	});

	// What only a person in the console can do: there is no such endpoint.
	add('POST', 'applications/:uuid/rotate', ({ param }) => {
		const application = applicationById(sandbox, param('uuid'));
		const { webhook } = application;
		application.previousSecret = rotate(webhook, clock.now(), ids.webhookSecret());
		return shown(application);
	});

	add('POST', 'destinations/:uuid/rotate', ({ param }) => {
		const all = [...world.applications.values()].flatMap(({ destinations }) => destinations);
		const destination = all.find(({ uuid }) => uuid === param('uuid'));
		if (!destination) throw detail(404, 'No destination has this uuid.');
		destination.previous = rotate(destination, clock.now(), ids.destinationSecret());
		return shownDestination(destination);
	});
}
