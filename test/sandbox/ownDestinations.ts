import { createHmac } from 'node:crypto';
import { useClient, useSandbox, type Client, type OwnSandbox, type Reply } from './ownSandbox';
import { useReceiver, type Receiver } from './receiver';

export const PATH = 'webhook/destinations/';
export const SESSION_EVENTS = ['status.updated', 'data.updated'];
export const DAY = 24 * 60 * 60;

export type Delivered = Receiver['deliveries'][number];

export const hmac = (message: string, secret: string) =>
	createHmac('sha256', secret).update(message).digest('hex');

export interface DestinationsTest {
	sandbox: OwnSandbox;
	/** Where destinations are, if a test does not say otherwise. */
	receiver: Receiver;
	/** An application of today's Didit. */
	didit: Client;
	/** Makes a destination for the session events and returns it. */
	make: (settings?: object, client?: Client) => Promise<Reply['body']>;
	/** The list of destinations. */
	rows: () => Promise<Reply['body']>;
	/** What the application's URL is now. */
	ownUrl: () => Promise<unknown>;
	/** What the receiver got last. */
	last: () => Delivered;
	advance: (seconds: number) => Promise<void>;
}

/** A sandbox for the test file; a receiver and an application for each test. */
export function useDestinations(): DestinationsTest {
	const sandbox = useSandbox();
	const receiver = useReceiver();
	const didit = useClient(sandbox, () => ({ dialect: 'current' }));
	return {
		sandbox,
		receiver,
		didit,
		make: async (settings = {}, client = didit) => {
			const body = { label: 'CRM', url: receiver.url, subscribed_events: SESSION_EVENTS };
			const reply = await client.post(PATH, { ...body, ...settings });
			if (reply.status !== 201) throw new Error(`No destination: ${reply.status} ${reply.text}`);
			return reply.body;
		},
		rows: async () => (await didit.get(PATH)).body,
		ownUrl: async () => (await didit.get('webhook/')).body.webhook_url,
		last: () => receiver.deliveries.at(-1) as Delivered,
		advance: async (seconds) => await sandbox.control('clock', { advance_seconds: seconds }),
	};
}
