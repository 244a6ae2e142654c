import { newClient, useSandbox } from '../../sandbox/ownSandbox';
import type { Client } from '../../sandbox/ownSandbox';
import { FakeClock, MINUTE, SECOND } from '../clock';
import { REFUSED, TRY_AGAIN } from '../delivery';
import { N8nMemory } from '../deduplication/n8nMemory';
import { N8nServer } from '../n8nServer';
import type { Setup } from '../support';
import { newDesk, triggerWith } from '../support';
import { collectLog, expectNoTraceOf } from '../traces';

// Didit's clock moves with n8n's: its retries come after one minute, and after four more.
const sandbox = useSandbox();

interface Delivered {
	readonly scope: string;
	readonly body: string;
	readonly attempt: number;
	readonly status: number;
}

let client: Client;
let clock: FakeClock;
let n8n: N8nServer;
let log: string[];

beforeAll(async () => {
	await N8nMemory.install();
	// Only pass() moves it on, however slow this machine is.
	await sandbox.control('clock', { speed: 0.001 });
});

beforeEach(async () => {
	client = await newClient(sandbox);
	const { seconds } = await sandbox.control('clock');
	clock = new FakeClock(seconds * SECOND);
	const setup: Setup = {
		credentials: { diditApi: { apiKey: client.key, baseUrl: `${sandbox.url}/v3` } },
		parameters: { filters: { statuses: ['Approved'] } },
		trigger: triggerWith(newDesk(clock)),
	};
	log = collectLog(setup);
	n8n = await N8nServer.start(setup);
	await client.patch('webhook/', { webhook_url: n8n.url });
});

afterEach(async () => {
	await n8n.close();
	jest.restoreAllMocks();
	expectNoTraceOf([client.key, client.secret], n8n, log);
});

async function pass(time: number): Promise<void> {
	for (let left = time; left > 0; left -= 10 * SECOND) {
		clock.advance(10 * SECOND);
		await sandbox.control('clock', { advance_seconds: 10 });
		await n8n.settled();
	}
}

/** Somebody is approved in the middle of each of ten minutes in which Didit's API is down. */
async function tenMinutesWithout(fault: object): Promise<string[]> {
	await sandbox.control('faults', {
		api_key: client.key,
		path: '/v3/webhook/',
		times: null,
		...fault,
	});
	const sessions: string[] = [];
	for (let minute = 0; minute < 10; minute++) {
		await pass(30 * SECOND);
		sessions.push(await client.finished('Approved'));
		expect(await forged()).toEqual(TRY_AGAIN);
		await pass(30 * SECOND);
	}
	await sandbox.control(`faults?api_key=${client.key}`, undefined, 'DELETE');
	return sessions;
}

/** An event of today that somebody else signed. */
async function forged(): Promise<{ status: number; text: string }> {
	const { status, body: text } = await sandbox.control('events', {
		api_key: client.key,
		event: {
			webhook_type: 'status.updated',
			session_id: 'forged',
			timestamp: clock.now() / SECOND,
		},
		sign: { secret: 'a secret of somebody else' },
	});
	return { status, text };
}

/** Status codes of the attempts to deliver that a session was approved. */
async function answersAbout(session: string): Promise<number[]> {
	const { deliveries } = await sandbox.control('book');
	return (deliveries as Delivered[])
		.filter(({ body }) => body.includes(session) && body.includes('"Approved"'))
		.map(({ status }) => status);
}

const OUTAGES: Array<[string, object]> = [
	['answers 500', { kind: 'status', status: 500 }],
	['answers 429', { kind: 'status', status: 429 }],
	['drops connections', { kind: 'drop_before' }],
	['breaks off', { kind: 'truncate' }],
];

describe.each(OUTAGES)("Didit's API %s for ten minutes", (_how, fault) => {
	test('who knows the secret takes everything at once', async () => {
		const before = await client.finished('Approved');
		const sessions = await tenMinutesWithout(fault);
		for (const session of [before, ...sessions]) expect(await answersAbout(session)).toEqual([200]);
		expect(n8n.items.map(({ session_id: id }) => id)).toEqual([before, ...sessions]);
		await pass(10 * SECOND);
		expect(await forged()).toEqual(REFUSED);
	});

	test('who does not takes what Didit still sends afterwards, once each', async () => {
		const sessions = await tenMinutesWithout(fault);
		expect(n8n.items).toEqual([]);
		await pass(6 * MINUTE);
		const answers = await Promise.all(sessions.map(answersAbout));
		// Of the first five, Didit's third and last attempt came while its API was still down.
		expect(answers).toEqual([
			...Array.from({ length: 5 }, () => [503, 503, 503]),
			...Array.from({ length: 4 }, () => [503, 503, 200]),
			[503, 200],
		]);
		const taken = n8n.items.map(({ session_id: id }) => String(id));
		expect(taken.sort()).toEqual(sessions.slice(5).sort());
	});
});
