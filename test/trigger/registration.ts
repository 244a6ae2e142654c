import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, didit, newApplication } from '../support/sandbox';
import type { Hooks, Setup } from './support';
import { hooksOf } from './support';

export const STRANGER = 'https://example.com/hooks/didit';
/** Takes the application's own URL on today's Didit, too. */
export const OWN_URL = { options: { registration: 'applicationUrl' } };
export const REPLACE = { options: { registeredUrl: 'replace' } };

interface Registered {
	readonly webhook_url: string | null;
	readonly webhook_version: string;
}

/** An application at Didit and the hooks of a trigger that belongs to it. */
export class RegistrationTest {
	application!: Application;
	setup!: Setup;

	/** The hooks of the published trigger. */
	production(parameters: INodeParameters = {}): Hooks {
		return hooksOf({ ...this.setup, parameters });
	}

	/** The hooks of the same trigger listening for a test event. */
	trial(parameters: INodeParameters = {}): Hooks {
		return hooksOf({ ...this.setup, parameters }, 'test');
	}

	async configuration(): Promise<Registered> {
		return await didit<Registered>(this.application, 'GET', '/webhook/');
	}

	/** The URL that Didit holds. */
	async registered(): Promise<string | null> {
		return (await this.configuration()).webhook_url;
	}

	async register(url: string | null, version = 'v3'): Promise<void> {
		await didit(this.application, 'PATCH', '/webhook/', {
			webhook_url: url,
			webhook_version: version,
		});
	}

	/** Plays a trouble on requests for the configuration. */
	async fault(settings: object): Promise<void> {
		const { api_key } = this.application;
		await control('POST', '/faults', { kind: 'status', api_key, ...settings });
	}

	/** Makes it an application of today's Didit, with these destinations. */
	async destinations(destinations: object[]): Promise<void> {
		await control('PATCH', `/applications/${this.application.uuid}`, {
			dialect: 'current',
			destinations: destinations as never,
		});
	}
}

/** The message of what fails: of a publication that failed n8n shows nothing else. */
export async function messageOf(work: Promise<unknown>): Promise<string> {
	return await work.then(
		() => 'It went well',
		(error: Error) => error.message,
	);
}

/** Prepares a fresh application for each test. */
export function useRegistration(settings: IDataObject = {}): RegistrationTest {
	const t = new RegistrationTest();

	beforeEach(async () => {
		t.application = await newApplication(settings);
		t.setup = { credentials: apiKeyCredential(t.application) };
	});

	return t;
}
