// `npm run bench:republish`: how many events Didit has nowhere to send while a changed workflow is
// published again and again. `-- --times 20 --rate 5` is quicker; `--specification` measures the one
// URL of an application in the place of destinations.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureHost } from '../../scripts/host/install.mts';
import { startN8n } from '../../scripts/host/n8n.mts';
import { runMain } from '../../scripts/host/runMain.mts';
import { packPackage } from '../../scripts/host/package.mts';
import { say } from '../../scripts/host/print.mts';
import { startSandbox } from '../../scripts/host/sandbox.mts';
import type { SandboxBook, SandboxControl } from '../../scripts/host/sandboxControl.mts';
import type { Json } from '../../scripts/host/types.mts';
import { Receiver } from '../../test/e2e/receiver.mts';
import type { World } from '../../test/e2e/world.mts';

const { values: options } = parseArgs({
	options: {
		times: { type: 'string', default: '200' },
		rate: { type: 'string', default: '20' },
		pause: { type: 'string', default: '0' },
		specification: { type: 'boolean', default: false },
	},
});

/** More than happen in the time that it takes. */
const MOST_EVENTS = 20_000;

/** What is published in turn; each lets the event through. */
const CHOICES = [['status.updated'], ['status.updated', 'data.updated']];

await runMain(main);

async function main(): Promise<void> {
	const times = Number(options.times);
	const rate = Number(options.rate);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-republish-'));
	const host = await ensureHost();
	const packageTarball = await packPackage(folder);
	const sandbox = await startSandbox({ logFile: join(folder, 'sandbox.log') });
	const n8n = await startN8n({ host, userFolder: join(folder, 'n8n'), packageTarball });
	const world = { n8n, sandbox } as World;
	const dialect = options.specification ? 'spec' : 'current';
	const receiver = await Receiver.published(world, 'Republished', { settings: { dialect } });

	const isOver = new AbortController();
	const happening = happen(sandbox.control, receiver.application.api_key, rate, isOver.signal);
	const gaps: number[] = [];
	let { last } = await sandbox.control.book();
	for (let time = 0; time < times; time++) {
		await receiver.change({ events: CHOICES[time % CHOICES.length] });
		await receiver.publish();
		const since = await bookSince(sandbox.control, receiver.application.api_key, last);
		last = since.last;
		gaps.push(gapIn(since));
		await wait(Number(options.pause) * 1000);
	}
	isOver.abort();
	const events = await happening;
	// What was not taken comes again after one minute and after four more.
	await sandbox.control.request('POST', 'settle');
	for (const advance_seconds of [60, 240]) {
		await sandbox.control.request('POST', 'clock', { advance_seconds });
		await sandbox.control.request('POST', 'settle');
	}
	const { deliveries } = await sandbox.control.book();
	const sent = new Set(deliveries.map(({ body }) => sessionIn(body)));
	const taken = new Set(
		deliveries.filter(({ status }) => status === 200).map(({ body }) => sessionIn(body)),
	);
	const missed = events.filter((session) => !taken.has(session));
	const unsent = missed.filter((session) => !sent.has(session));
	gaps.sort((one, other) => one - other);
	const quartiles = [0.25, 0.5, 0.75, 1].map((part) => gaps[Math.ceil(gaps.length * part) - 1]);
	say(
		`n8n ${host.version}, ${dialect === 'spec' ? "the application's URL" : 'destinations'}, ` +
			`${times} publications, ${events.length} events at ${rate}/s`,
	);
	say(`missed: ${missed.length}, of which Didit had nowhere to send ${unsent.length}`);
	say(`gap, quartiles and longest: ${quartiles.join(', ')} ms`);
	await n8n.stop();
	await sandbox.stop();
	await rm(folder, { recursive: true, force: true });
}

/** Sessions end one after the other, until it is over. */
async function happen(
	control: SandboxControl,
	api_key: string,
	rate: number,
	signal: AbortSignal,
): Promise<string[]> {
	const sessions: string[] = [];
	const waiting = await control.request<{ session_id: string }[]>('POST', 'sessions', {
		...{ api_key, count: MOST_EVENTS },
	});
	const begun = performance.now();
	while (!signal.aborted && waiting.length > 0) {
		const session = String(waiting.pop()?.session_id);
		sessions.push(session);
		await control.request('POST', `sessions/${session}/outcome`, {
			...{ status: 'Approved', wait: false },
		});
		const due = begun + (sessions.length / rate) * 1000;
		await wait(Math.max(0, due - performance.now()));
	}
	return sessions;
}

async function bookSince(
	control: SandboxControl,
	api_key: string,
	since: number,
): Promise<SandboxBook> {
	return await control.request('GET', `book?api_key=${api_key}&since=${since}`);
}

/** Milliseconds between the time that a registration went and the time that one came. */
function gapIn({ requests }: SandboxBook): number {
	const changes = requests.filter(
		({ method, path }) => method !== 'GET' && path.startsWith('/v3/webhook/'),
	);
	const [gone, there] = changes.slice(-2).map(({ at }) => Date.parse(String(at)));
	return (there ?? NaN) - (gone ?? NaN);
}

function sessionIn(body: string): string {
	return String((JSON.parse(body) as Json).session_id);
}
