import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../../../scripts/host/print.mts';
import { startN8n } from '../../../scripts/host/n8n.mts';
import type { SandboxApplication } from '../../../scripts/host/sandboxControl.mts';
import type { Json } from '../../../scripts/host/types.mts';
import { newEvent } from '../delivery.mts';
import { Receiver } from '../receiver.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

interface Destination {
	uuid: string;
	label: string;
	url: string;
	enabled: boolean;
	webhook_version: string;
	subscribed_events: string[];
	secret_shared_key: string;
}

const SESSION = 'status.updated';
const USER = 'user.status.updated';
const TRANSACTION = 'transaction.created';
/** Didit sends again what was not taken. */
const TRIES = 5;
const BETWEEN_TRIES_MS = 2_000;

/**
 * Two workflows and a listener that share an application of today's Didit, in an n8n of their own
 * that is killed on the way.
 */
export async function destinationsChapter(runner: Runner, world: World): Promise<void> {
	const start = (port?: number) =>
		startN8n({
			host: world.host,
			userFolder: join(world.folder, 'n8n-destinations'),
			packageTarball: world.packageTarball,
			port,
		});
	const own: World = { ...world, n8n: await start() };
	try {
		const story = await Story.begin(own);
		await story.published(runner);
		await story.tested(runner);
		await story.changed(runner);
		await runner.test('n8n is killed while somebody listens, and started again', async () => {
			await story.sessions.listen();
			assert.equal((await story.rows()).length, 3);
			process.kill(own.n8n.pid, 'SIGKILL');
			await own.n8n.ended;
			own.n8n = await start(Number(new URL(own.n8n.url).port));
			await story.everythingArrives();
			assert.equal((await story.urls()).at(-1), story.sessions.testUrl);
		});
		await story.ended(runner);
	} finally {
		await own.n8n.stop();
	}
}

class Story {
	private constructor(
		private readonly world: World,
		private readonly application: SandboxApplication,
		readonly sessions: Receiver,
		readonly others: Receiver,
	) {}

	static async begin(world: World): Promise<Story> {
		const settings = { dialect: 'current', name: 'Two workflows' };
		const application = await world.sandbox.control.createApplication(settings);
		const sessions = await Receiver.published(world, 'Sessions', { application });
		const events = [USER, TRANSACTION];
		const others = await Receiver.published(world, 'Users & payments', { application, events });
		return new Story(world, application, sessions, others);
	}

	async published(runner: Runner): Promise<void> {
		await runner.test('each workflow has a destination of its own, for its events', async () => {
			const { sessions, others } = this;
			const rows = (await this.rows()).map(({ label, url, enabled, ...rest }) => [
				...[label, url, enabled, rest.webhook_version],
				...rest.subscribed_events,
			]);
			assert.deepEqual(rows, [
				[nameOf(sessions), sessions.productionUrl, true, 'v3', SESSION, 'data.updated'],
				[nameOf(others), others.productionUrl, true, 'v3', USER, TRANSACTION],
			]);
		});
		await runner.test('events of three kinds arrive where they were chosen', async () => {
			await this.everythingArrives();
			assert.deepEqual([await this.sessions.runs(), await this.others.runs()], [1, 2]);
		});
	}

	async tested(runner: Runner): Promise<void> {
		const { sessions } = this;
		await runner.test('production goes on receiving while somebody tests', async () => {
			await sessions.listen();
			assert.equal((await this.rows()).at(-1)?.label, `${nameOf(sessions)} (test)`);
			await sessions.runAbout(await this.happens(SESSION, TRIES, sessions.productionUrl));
			await sessions.runAbout(await this.happens(SESSION, TRIES, sessions.testUrl), 'manual');
			await this.becomes(2);
		});
		await runner.test('a listener that is cancelled leaves nothing behind', async () => {
			await sessions.listen();
			await sessions.stopListening();
			await this.becomes(2);
			await this.everythingArrives();
		});
	}

	async changed(runner: Runner): Promise<void> {
		const { sessions, world } = this;
		await runner.test('another choice of events is published', async () => {
			const events = ['data.updated', SESSION, TRANSACTION];
			await sessions.change({ events });
			await sessions.publish();
			const row = (await this.rows()).find(({ url }) => url === sessions.productionUrl);
			assert.deepEqual(row?.subscribed_events, events);
			await sessions.change({ events: [SESSION, 'data.updated'] });
			await sessions.publish();
		});
		await runner.test('what somebody changed in the console is mended', async () => {
			const [row] = (await this.rows()).filter(({ url }) => url === sessions.productionUrl);
			await this.patch(row?.uuid, { enabled: false, webhook_version: 'v2' });
			await sessions.unpublish();
			await sessions.publish();
			const after = (await this.rows()).find(({ url }) => url === sessions.productionUrl);
			assert.deepEqual([after?.enabled, after?.webhook_version], [true, 'v3']);
			await this.everythingArrives();
		});
		await runner.test('the secret is rotated in the console', async () => {
			for (const { uuid } of await this.rows()) {
				await world.sandbox.control.request('POST', `destinations/${uuid}/rotate`, {});
			}
			await this.everythingArrives(1);
		});
		await runner.test('what is missed while a change is published is little', async () => {
			const gaps: number[] = [];
			for (const events of [[SESSION], [SESSION, 'data.updated'], [SESSION]]) {
				const { requests } = await world.sandbox.control.book();
				// n8n 1 publishes with it.
				await sessions.change({ events });
				await sessions.publish();
				const made = (await world.sandbox.control.book()).requests.slice(requests.length);
				const at = (method: string) =>
					made.filter((one) => one.method === method && one.scope === this.application.api_key);
				const [gone, there] = [at('DELETE')[0], at('POST').at(-1)];
				assert.ok(gone && there);
				gaps.push(Date.parse(String(there.at)) - Date.parse(String(gone.at)));
			}
			say(`    There was no destination for ${gaps.join(', ')} ms`);
		});
	}

	async ended(runner: Runner): Promise<void> {
		const { sessions, others, world } = this;
		await runner.test('what the crash left goes with the next publication', async () => {
			// Long enough ago that nobody listens there any more.
			const destinations = (await this.rows()).map(
				({ label, url, subscribed_events, secret_shared_key }) => ({
					...{ label, url, subscribed_events, secret_shared_key },
					created_at: '2026-01-01T00:00:00Z',
				}),
			);
			const path = `applications/${this.application.uuid}`;
			await world.sandbox.control.request('PATCH', path, { destinations });
			await sessions.change({ events: [SESSION, 'data.updated'] });
			await sessions.publish();
			assert.deepEqual((await this.urls()).sort(), [
				...[sessions.productionUrl, others.productionUrl].sort(),
			]);
		});
		await runner.test('one is unpublished, the other goes on', async () => {
			await sessions.unpublish();
			assert.deepEqual(await this.urls(), [others.productionUrl]);
			await others.runAbout(await this.happens(USER));
		});
		await runner.test('a workflow that is deleted takes its destination along', async () => {
			await world.n8n.client.unpublish(others.workflow.id);
			await world.n8n.client.deleteWorkflow(others.workflow.id);
			await this.becomes(0);
		});
	}

	/** Each kind of event, in the workflow that wants it. */
	async everythingArrives(tries = TRIES): Promise<void> {
		await this.sessions.runAbout(await this.happens(SESSION, tries));
		await this.others.runAbout(await this.happens(USER, tries));
		await this.others.runAbout(await this.happens(TRANSACTION, tries));
	}

	async rows(): Promise<Destination[]> {
		const path = `applications/${this.application.uuid}`;
		const { destinations } = await this.world.sandbox.control.request<{
			destinations: Destination[];
		}>('GET', path);
		return destinations;
	}

	async urls(): Promise<string[]> {
		return (await this.rows()).map(({ url }) => url);
	}

	/** Didit sends an event to all, or to the one at this URL, again where it was not taken. */
	private async happens(webhook_type: string, tries = TRIES, at?: string): Promise<string> {
		const event = newEvent({ webhook_type });
		const wanting = (await this.rows()).filter(
			({ url, subscribed_events: events }) =>
				events.includes(webhook_type) && (at === undefined || url === at),
		);
		for (const { uuid } of wanting) await this.send(uuid, event, tries);
		return event.session_id;
	}

	private async send(destination: string, event: Json, tries: number): Promise<void> {
		const { api_key } = this.application;
		for (let left = tries; ; left--) {
			const answer = await this.world.sandbox.control.request<Json>('POST', 'events', {
				...{ api_key, destination, event },
			});
			// A listener that is gone with its n8n.
			if (answer.status === 200 || answer.status === 404) return;
			assert.ok(left > 1, `n8n answered ${String(answer.status)}`);
			await wait(BETWEEN_TRIES_MS);
		}
	}

	private async patch(uuid: string | undefined, change: Json): Promise<void> {
		const response = await fetch(
			`${this.world.sandbox.url}/v3/webhook/destinations/${String(uuid)}/`,
			{
				method: 'PATCH',
				headers: { 'x-api-key': this.application.api_key, 'content-type': 'application/json' },
				body: JSON.stringify(change),
			},
		);
		assert.equal(response.status, 200);
	}

	/** n8n ends a test, or takes a workflow out of use, after it answered. */
	private async becomes(count: number): Promise<void> {
		const end = Date.now() + 10_000;
		while ((await this.rows()).length !== count && Date.now() < end) await wait(50);
		assert.equal((await this.rows()).length, count);
	}
}

/** How a workflow's destination is called in the console. */
function nameOf({ workflow: { id, name } }: Receiver): string {
	return `n8n: ${name} [${id}]`;
}
