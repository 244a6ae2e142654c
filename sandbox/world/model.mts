import type { BiometricTemplate } from './biometricTemplates.mts';
import type { NamedList } from './lists.mts';
import type { SessionImport } from './imports.mts';
import type { Payments } from './transactions.mts';
import type { Workflow } from './workflowModel.mts';

export const SESSION_STATUSES = [
	'Not Started',
	'In Progress',
	'Awaiting User',
	'In Review',
	'Approved',
	'Declined',
	'Resubmitted',
	'Abandoned',
	'Expired',
	'Kyc Expired',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export interface Organization {
	uuid: string;
	name: string;
	contact_email: string | null;
	created_at: number;
}

export interface Account {
	email: string;
	password: string;
	code: { text: string; expires: number; sent: number } | null;
	/** Null until the address is verified. */
	organization: Organization | null;
	failures: number;
	lockedUntil: number;
}

export interface Destination {
	uuid: string;
	label: string;
	url: string;
	enabled: boolean;
	webhook_version: 'v1' | 'v2' | 'v3';
	subscribed_events: string[];
	secret_shared_key: string;
	/** The secret before the last rotation, as long as it signs as well. */
	previous: RotatedSecret | null;
	createdAt: number;
	updatedAt: number;
	/** Every attempt, retry and resend, the oldest first. */
	deliveries: DestinationDelivery[];
}

export interface RotatedSecret {
	secret: string;
	/** Milliseconds since 1970. */
	expires: number;
}

export interface DestinationDelivery {
	uuid: string;
	at: number;
	url: string;
	headers: Record<string, string>;
	/** The text that was sent. */
	body: string;
	event: Record<string, unknown>;
	/** The receiver's answer, null where there was none, and how long it took. */
	status: number | null;
	ms: number;
}

export interface WebhookSettings {
	webhook_url: string | null;
	webhook_version: 'v1' | 'v2' | 'v3';
	secret_shared_key: string;
	capture_method: 'mobile' | 'desktop' | 'both';
	data_retention_months: number | null;
}

export interface Review {
	id: number;
	action: string;
	old_status: SessionStatus;
	new_status: SessionStatus;
	note: string | null;
	created_at: string;
}

export interface Session {
	application: Application;
	session_id: string;
	session_number: number;
	session_token: string;
	/** As it was when the session was made: later changes of the workflow do not reach it. */
	workflow: Workflow;
	status: SessionStatus;
	/** Who sits in front of the camera: equal for two sessions of the same person. */
	person: string;
	vendor_data: string | null;
	callback: string | null;
	metadata: unknown;
	contact_details: Record<string, unknown> | null;
	expected_details: Record<string, unknown> | null;
	createdAt: number;
	expiresAt: number;
	/** When the end user finished; until then there are no results. */
	completedAt: number | null;
	/** What the checks came to then; a reviewer's later word does not change it. */
	completedAs: SessionStatus | null;
	warnings: string[];
	reviews: Review[];
	nodesToResubmit: { node_id: string; feature: string }[];
	/** The single check that it keeps, of today's Didit only. */
	api_service: string | null;
}

export interface User {
	vendor_data: string;
	didit_internal_id: string;
	display_name: string | null;
	/** Set by hand; null follows the sessions. */
	status: string | null;
	metadata: Record<string, unknown> | null;
	/** What today's Didit was told by hand, in the place of what sessions tell. */
	overrides?: Record<string, unknown> | undefined;
	createdAt: number;
	updatedAt: number;
}

/** A code that was sent to an address or a number. */
export interface SentCode {
	text: string;
	expires: number;
	tries: number;
	/** When codes were sent there, the oldest first. */
	sent: number[];
}

/** Of what the sandbox only keeps and shows. */
export type Row = Record<string, unknown>;

export interface Business {
	vendor_data: string | null;
	didit_internal_id: string;
	display_name: string | null;
	legal_name: string | null;
	registration_number: string | null;
	country_code: string | null;
	status: string;
	metadata: Record<string, unknown> | null;
	createdAt: number;
	updatedAt: number;
}

export const BLOCKLIST_TYPES = ['face', 'document', 'phone', 'email'] as const;
export type BlocklistType = (typeof BLOCKLIST_TYPES)[number];

export interface BlocklistEntry {
	type: BlocklistType;
	/** What later sessions are compared with. */
	value: string;
	session: Session;
	blocklistedAt: number;
}

export interface Questionnaire {
	uuid: string;
	title: string;
	description: string | null;
	default_language: string;
	languages: string[];
	form_elements: Record<string, unknown>[];
	/** Of today's Didit only. */
	is_active?: boolean | undefined;
	status?: 'draft' | 'published' | undefined;
	createdAt: number;
	updatedAt: number;
}

/** Didit as its specification of March 2026 has it, and as it is today. */
export type Dialect = 'spec' | 'current';

/** What the control address may choose for an application. */
export interface ApplicationSettings {
	name: string;
	/** `spec`: the specification's bodies; `current`: today's, where they differ. */
	dialect: Dialect;
	/** What X-Signature-V2 covers: `timestamp:canonical` or the canonical text alone. */
	v2_form: 'timestamp' | 'canonical';
	environment: 'live' | 'sandbox';
	/** Whether a retried webhook carries a new timestamp and new signatures. */
	resign_retries: boolean;
	webhook_timeout_ms: number;
	balance: number;
	/** In dollars: what is bought when the balance falls below the threshold. Null: nothing. */
	auto_refill: { amount: number; threshold: number } | null;
	/**
	 * Whether a new session with the vendor_data of an unfinished one is that one again, as later
	 * documents say; the specification does not.
	 */
	reuse_sessions: boolean;
	/** Whether destinations may be on this machine or in a private network; Didit refuses such. */
	local_urls: boolean;
	/** How many destinations Didit takes; null for any number. */
	max_destinations: number | null;
	/** What a resent delivery says in its body; its header is always of now. */
	resend_timestamp: 'fresh' | 'old';
	/** PDF reports are filled up to at least this size. */
	pdf_bytes: number;
}

export interface Application extends ApplicationSettings {
	uuid: string;
	client_id: string;
	api_key: string;
	organization: Organization;
	/** What its owner told of it besides the name. */
	about?: Record<string, unknown>;
	webhook: WebhookSettings;
	/** The application's own secret before its last rotation in the console. */
	previousSecret: RotatedSecret | null;
	/** The live ones. Only today's Didit has them. */
	destinations: Destination[];
	workflows: Map<string, Workflow>;
	questionnaires: Map<string, Questionnaire>;
	sessions: Map<string, Session>;
	users: Map<string, User>;
	blocklist: BlocklistEntry[];
	/** Of today's Didit only, as are the next six. */
	lists: NamedList[];
	businesses: Business[];
	payments: Payments;
	imports: SessionImport[];
	templates: BiometricTemplate[];
	customization: Row;
	/** Answers to screenings by the key that came with them. */
	screenings: Map<string, Row>;
	/** By address or number. */
	codes: Map<string, SentCode>;
	/** Ids of the sessions imported from partners. */
	imported: Set<string>;
	lastSessionNumber: number;
	createdAt: number;
}

export interface Share {
	session: Session;
	forApplication: string | null;
	expires: number;
}

export interface Checkout {
	application: Application;
	amount: number;
	successUrl: string | null;
	cancelUrl: string | null;
	paid: boolean;
}
