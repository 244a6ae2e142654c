import { detail } from '../server/responses.mts';
import * as ids from './ids.mts';
import { systemLists } from './lists.mts';
import type {
	Application,
	ApplicationSettings,
	Account,
	Checkout,
	Organization,
	Questionnaire,
	Row,
	SentCode,
	Session,
	Share,
	User,
} from './model.mts';
import { standardLook } from './customization.mts';
import { noPayments } from './transactions.mts';
import { newWorkflow } from './workflowModel.mts';

const DEFAULTS: ApplicationSettings = {
	name: 'Sandbox application',
	dialect: 'spec',
	v2_form: 'timestamp',
	environment: 'live',
	resign_retries: true,
	webhook_timeout_ms: 5000,
	balance: 10_000,
	auto_refill: null,
	reuse_sessions: false,
	local_urls: false,
	max_destinations: null,
	resend_timestamp: 'fresh',
	pdf_bytes: 0,
};

/** Everything the sandbox knows, in memory. */
export class World {
	readonly applications = new Map<string, Application>();
	readonly byKey = new Map<string, Application>();
	readonly accounts = new Map<string, Account>();
	readonly tokens = new Map<string, { account: Account; expires: number }>();
	readonly sessionsByToken = new Map<string, Session>();
	readonly shares = new Map<string, Share>();
	readonly checkouts = new Map<string, Checkout>();

	addApplication(
		settings: Partial<ApplicationSettings>,
		now: number,
		organization?: Organization,
		key = ids.apiKey(),
	): Application {
		const chosen = { ...DEFAULTS, ...settings };
		const application: Application = {
			...chosen,
			uuid: ids.uuid(),
			client_id: ids.clientId(),
			api_key: key,
			organization: organization ?? newOrganization(`${chosen.name} organization`, null, now),
			...emptyContents(now),
			createdAt: now,
		};
		this.applications.set(application.uuid, application);
		this.byKey.set(application.api_key, application);
		return application;
	}

	/** Empties an application; its key, name and settings stay. */
	resetApplication(application: Application, now: number): void {
		for (const session of application.sessions.values()) {
			this.sessionsByToken.delete(session.session_token);
		}
		for (const [token, share] of this.shares) {
			if (share.session.application === application) this.shares.delete(token);
		}
		Object.assign(application, emptyContents(now));
	}

	reset(): void {
		for (const part of Object.values(this)) {
			if (part instanceof Map) part.clear();
		}
	}
}

export function newOrganization(name: string, email: string | null, now: number): Organization {
	return { uuid: ids.uuid(), name, contact_email: email, created_at: now };
}

function emptyContents(now: number) {
	const workflow = newWorkflow(
		{
			workflow_label: 'KYC',
			is_default: true,
			is_liveness_enabled: true,
			is_face_match_enabled: true,
			is_ip_analysis_enabled: true,
		},
		now,
	);
	return {
		webhook: {
			webhook_url: null,
			webhook_version: 'v3' as const,
			secret_shared_key: ids.webhookSecret(),
			capture_method: 'both' as const,
			data_retention_months: null,
		},
		previousSecret: null,
		destinations: [],
		workflows: new Map([[workflow.uuid, workflow]]),
		questionnaires: new Map<string, Questionnaire>(),
		sessions: new Map<string, Session>(),
		users: new Map<string, User>(),
		blocklist: [],
		lists: systemLists(now),
		businesses: [],
		payments: noPayments(),
		imports: [],
		templates: [],
		customization: standardLook(),
		screenings: new Map<string, Row>(),
		codes: new Map<string, SentCode>(),
		imported: new Set<string>(),
		lastSessionNumber: 0,
	};
}

/** The session of this application, or Didit's 404: another application's does not exist here. */
export function findSession(application: Application, id: string): Session {
	const session = application.sessions.get(id.toLowerCase());
	if (!session) throw detail(404, 'Session not found.');
	return session;
}
