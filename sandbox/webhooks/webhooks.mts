import { Agent } from 'undici';
import type { Book, DeliveryEntry } from '../control/book.mts';
import type { Clock } from '../world/clock.mts';
import type { Faults } from '../control/faults.mts';
import * as ids from '../world/ids.mts';
import { isRetried, post, type Letter } from './post.mts';
import { sign, wireJson, type SignatureForm } from './signing.mts';
import type { Application, Destination, DestinationDelivery } from '../world/model.mts';
import { asReceiver, receiversOf, type Receiver } from './receivers.mts';
import { inVersion } from './versions.mts';

export type WebhookEvent = Record<string, unknown>;

interface Delivery {
	application: Application;
	receiver: Receiver;
	event: WebhookEvent;
	attempt: number;
	/** What the attempt before sent, for applications that do not sign retries anew. */
	previous: Letter | null;
}

/** A retry comes about one minute after the first attempt, and four minutes after the second. */
const RETRY_AFTER_SECONDS = [60, 240];

const SIGNATURES: Record<Application['v2_form'], SignatureForm[]> = {
	timestamp: ['raw', 'v2_timestamp', 'simple'],
	canonical: ['raw', 'v2', 'simple'],
};

/** Sends events to the receivers of an application, signed, with Didit's retry schedule. */
export class Webhooks {
	// A connection for each delivery: a kept one may have been closed by the receiver meanwhile.
	readonly #agent = new Agent({ pipelining: 0 });
	readonly #underWay = new Set<Promise<unknown>>();

	constructor(
		private readonly clock: Clock,
		private readonly book: Book,
		private readonly faults: Faults,
	) {}

	/**
	 * Sends an event to everyone who should get it, in the background.
	 *
	 * @returns the first attempt at each, once it ended
	 */
	emit(application: Application, event: WebhookEvent): Promise<DeliveryEntry[]> {
		const envelope = { event_id: ids.uuid(), ...event };
		const attempts = receiversOf(application, String(event.webhook_type)).map((receiver) =>
			this.#attempt({ application, receiver, event: envelope, attempt: 1, previous: null }),
		);
		return this.#track(Promise.all(attempts));
	}

	/** Sends a letter as it is; to a destination it is a delivery like any other. */
	async deliver(
		application: Application,
		receiver: Receiver,
		letter: Letter,
		event: WebhookEvent,
	): Promise<DeliveryEntry> {
		const { entry } = await this.#track(this.#sendTo(receiver, application, letter, event, 1));
		return entry;
	}

	/** Sends what was sent before once more, signed anew. */
	async resend(
		application: Application,
		destination: Destination,
		{ event, body }: DestinationDelivery,
	): Promise<DestinationDelivery> {
		const receiver = asReceiver(application, destination);
		const isFresh = application.resend_timestamp === 'fresh';
		// What was sent, not the event: that may have been in another version.
		const payload = JSON.parse(body) as WebhookEvent;
		const wire = isFresh ? wireJson({ ...payload, timestamp: this.clock.seconds() }) : body;
		const letter = { wire, headers: this.signed(application, receiver, wire) };
		const { row } = await this.#track(this.#sendTo(receiver, application, letter, event, 1));
		return row;
	}

	/** Headers of a delivery with the signatures asked for. */
	headers(
		wire: string,
		secret: string,
		forms: readonly SignatureForm[],
		timestamp = String(this.clock.seconds()),
	): Record<string, string> {
		return {
			'Content-Type': 'application/json',
			'User-Agent': 'DiditWebhook/2.0 +https://didit.me',
			'X-Timestamp': timestamp,
			...Object.assign({}, ...forms.map((form) => sign[form](secret, wire, timestamp))),
		};
	}

	/** Resolves when nothing is being sent; retries that wait for their time do not count. */
	async settled(): Promise<void> {
		while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
	}

	async close(): Promise<void> {
		await this.#agent.destroy();
	}

	async #attempt(delivery: Delivery): Promise<DeliveryEntry> {
		const { application, receiver, event, attempt } = delivery;
		const { url } = receiver;
		if (this.faults.forDelivery(application.api_key, url, 'changed_secret')) {
			receiver.changeSecret();
		}
		const letter = delivery.previous ?? this.#write(delivery);
		const { entry } = await this.#sendTo(receiver, application, letter, event, attempt);
		if (this.faults.forDelivery(application.api_key, url, 'duplicate_delivery')) {
			await this.#sendTo(receiver, application, letter, event, attempt);
		}
		const wait = RETRY_AFTER_SECONDS[attempt - 1];
		if (wait !== undefined && isRetried(entry)) {
			const previous = application.resign_retries ? null : letter;
			this.clock.schedule(application.uuid, this.clock.now() + wait * 1000, async () => {
				if (!receiver.isLive()) return;
				await this.#track(this.#attempt({ ...delivery, attempt: attempt + 1, previous }));
			});
		}
		return entry;
	}

	#write({ application, receiver, event }: Delivery): Letter {
		const sent = inVersion(event, receiver.version());
		const wire = wireJson({ ...sent, timestamp: this.clock.seconds() });
		return { wire, headers: this.signed(application, receiver, wire) };
	}

	/** For a day after a rotation the secret of before signs as well, under names of its own. */
	signed(application: Application, { secret, previous }: Receiver, wire: string) {
		const forms = SIGNATURES[application.v2_form];
		const headers = this.headers(wire, secret(), forms);
		const old = previous();
		if (old === null || old.expires <= this.clock.now()) return headers;
		const signatures = Object.entries(this.headers(wire, old.secret, forms))
			.filter(([name]) => name.startsWith('X-Signature'))
			.map(([name, value]) => [`${name}-Previous`, value]);
		return { ...headers, ...(Object.fromEntries(signatures) as Record<string, string>) };
	}

	async #sendTo(
		{ url, destination }: Receiver,
		application: Application,
		letter: Letter,
		event: WebhookEvent,
		attempt: number,
	): Promise<{ entry: DeliveryEntry; row: DestinationDelivery }> {
		const at = this.clock.now();
		const begun = performance.now();
		const eventId = event.event_id === undefined ? null : String(event.event_id);
		const entry = await this.#send(application, url, letter, eventId, attempt);
		const row: DestinationDelivery = {
			uuid: ids.uuid(),
			at,
			url,
			headers: letter.headers,
			body: letter.wire,
			event,
			status: entry.status,
			ms: Math.round(performance.now() - begun),
		};
		destination?.deliveries.push(row);
		return { entry, row };
	}

	async #send(
		application: Application,
		url: string,
		letter: Letter,
		eventId: string | null,
		attempt: number,
	): Promise<DeliveryEntry> {
		const at = this.clock.iso();
		const answer = await post(url, letter, application.webhook_timeout_ms, this.#agent);
		return this.book.delivery({
			at,
			scope: application.api_key,
			event_id: eventId,
			url,
			attempt,
			headers: letter.headers,
			body: letter.wire,
			...answer,
		});
	}

	#track<T>(work: Promise<T>): Promise<T> {
		this.#underWay.add(work);
		const forget = () => {
			this.#underWay.delete(work);
		};
		work.then(forget, forget);
		return work;
	}
}
