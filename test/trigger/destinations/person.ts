import { control, didit } from '../../support/sandbox';
import type { Application } from '../../support/sandbox';

/** A destination as the sandbox has it. */
export interface Row {
	readonly uuid: string;
	readonly label: string;
	readonly url: string;
	readonly enabled: boolean;
	readonly webhook_version: string;
	readonly subscribed_events: readonly string[];
	readonly secret_shared_key: string;
}

/** What a person does to a destination in Didit's console. */
export const CONSOLE_CHANGES = {
	disable: { enabled: false },
	enable: { enabled: true },
	choose: { subscribed_events: ['user.status.updated'] },
	pin: { webhook_version: 'v2' },
	rename: { label: 'Of the compliance team' },
	nameAfterAnother: { label: 'n8n: Imported [another]' },
	move: { url: 'https://moved.example.com/in' },
} as const;
export type ConsoleChange = keyof typeof CONSOLE_CHANGES | 'delete' | 'rotate';

const PATH = '/webhook/destinations/';

/** A person at the console of an application, who sees everything. */
export class Person {
	private moved = 0;

	constructor(private readonly application: Application) {}

	async rows(): Promise<Row[]> {
		const path = `/applications/${this.application.uuid}`;
		return (await control<{ destinations: Row[] }>('GET', path)).destinations;
	}

	/** Six minutes pass: longer than a listener for test events lives. */
	async wait(): Promise<void> {
		await control('POST', `/applications/${this.application.uuid}/age`, { seconds: 360 });
	}

	async create(url: string): Promise<void> {
		const body = { label: 'By hand', url, subscribed_events: ['data.updated'] };
		// There may be one with this URL.
		await didit(this.application, 'POST', PATH, body).catch(() => undefined);
	}

	async change({ uuid }: Row, change: ConsoleChange): Promise<void> {
		if (change === 'delete')
			return void (await didit(this.application, 'DELETE', PATH + uuid + '/'));
		if (change === 'rotate')
			return void (await control('POST', `/destinations/${uuid}/rotate`, {}));
		const settings = CONSOLE_CHANGES[change];
		const url = `${CONSOLE_CHANGES.move.url}/${this.moved++}`;
		const body = change === 'move' ? { url } : settings;
		await didit(this.application, 'PATCH', `${PATH}${uuid}/`, body);
	}
}
