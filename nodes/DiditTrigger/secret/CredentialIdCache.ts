import type { IWebhookFunctions } from 'n8n-workflow';
import type { Clock } from '../../api/types';
import { LruMap } from '../../api/util/LruMap';
import { secretSource } from './fetchSecret';
import type { Reading, SecretSource } from './SecretCache';

const MOST_TRIGGERS = 100;

/** Milliseconds; as long as it may take until a changed secret is noticed. */
const GOOD_FOR = 5_000;

interface Known {
	readonly id: Promise<string>;
	/** When the look into the credential began. */
	readonly at: number;
}

/**
 * Remembers for a moment which application's secret a trigger needs. The credential says so, but
 * for each look into it n8n, on its default settings, starts an expression engine: the dearest part
 * of a delivery.
 */
export class CredentialIdCache {
	private readonly known = new LruMap<Known>(MOST_TRIGGERS);

	constructor(private readonly clock: Clock) {}

	/** @param trigger tells triggers apart */
	async of(trigger: string, context: IWebhookFunctions): Promise<SecretSource> {
		// A test and production have secrets of their own.
		const key = `${trigger} ${context.getMode()} ${context.getNode().credentials?.diditApi?.id}`;
		const known = this.known.get(key);
		if (!known || this.clock.now() - known.at >= GOOD_FOR) return await this.look(key, context);
		const id = await known.id;
		return { id, read: async () => await this.readAs(id, key, context) };
	}

	private async look(key: string, context: IWebhookFunctions): Promise<SecretSource> {
		const looking = secretSource(context);
		const id = looking.then((source) => source.id);
		// At once, so that deliveries that come together share one look.
		this.known.set(key, { id, at: this.clock.now() });
		id.catch(() => this.known.set(key, { id, at: -Infinity }));
		return await looking;
	}

	/** The credential may lead to another application by now, whose secret is kept apart. */
	private async readAs(id: string, key: string, context: IWebhookFunctions): Promise<Reading> {
		const source = await this.look(key, context);
		if (source.id === id) return await source.read();
		return { kind: 'unavailable', why: 'the credential was changed a moment ago' };
	}
}
