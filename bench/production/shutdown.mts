import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../../scripts/host/print.mts';
import type { Member } from '../../scripts/production/member.mts';
import { deliverUntilJudged } from '../../test/e2e/delivery.mts';
import { flood } from '../../test/e2e/flood.mts';
import { counts } from '../../test/production/counts.mts';
import { Records } from '../../test/production/records.mts';
import { contender, node, type Contender } from '../trigger/contenders.mts';
import { delivery } from '../trigger/rounds.mts';
import { cluster, type Setting } from './settings.mts';

const EVENTS = 100;
const CONNECTIONS = 10;
/** How long an execution takes: below a minute n8n waits within the process. */
const WAIT_SECONDS = 8;
/** After so long the process has begun some. */
const UNDER_WAY_MS = 2_000;

/** Prints what becomes of executions whose worker, or whose webhook process, is told to end. */
export async function benchShutdown(
	setting: (name: string) => Setting,
	timeouts: readonly number[],
): Promise<void> {
	for (const seconds of timeouts) {
		await cluster(
			setting(`N8N_GRACEFUL_SHUTDOWN_TIMEOUT=${seconds}`),
			2,
			async (stand, running) => {
				const records = new Records(running, stand.host.folder);
				const slow = [
					node('Slow', 'n8n-nodes-base.wait', 1.1, { amount: WAIT_SECONDS, unit: 'seconds' }),
				];
				const trigger = await contender(stand, 'didit', slow);
				await deliverUntilJudged(trigger.url, delivery(trigger.secret));
				const { workers, webhooks } = running;
				const [worker, webhook] = [workers[0] as Member, webhooks[0] as Member];
				await ended('a worker, SIGTERM', worker, () => worker.stop(), trigger, records);
				await ended('a worker, SIGKILL', worker, () => worker.kill(), trigger, records);
				await ended('a webhook process, SIGTERM', webhook, () => webhook.stop(), trigger, records);
				await ended('a webhook process, SIGKILL', webhook, () => webhook.kill(), trigger, records);
			},
			{ N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(seconds) },
		);
	}
}

async function ended(
	what: string,
	member: Member,
	end: () => Promise<void>,
	{ url, secret, workflowId }: Contender,
	records: Records,
): Promise<void> {
	const before = (await records.executionsOf(workflowId)).length;
	const deliveries = Array.from({ length: EVENTS }, () => delivery(secret));
	const sent = flood(url, deliveries, CONNECTIONS);
	await wait(UNDER_WAY_MS);
	const begun = Date.now();
	await end();
	const took = Date.now() - begun;
	const answers = (await sent).map(({ status }) => status);
	await records.settled();
	const statuses = (await records.executionsOf(workflowId))
		.slice(before)
		.map(({ status }) => status);
	await member.start();
	say(
		`  ${what}: gone after ${(took / 1_000).toFixed(1)} s; answers ${counts(answers)}; ` +
			`executions ${counts(statuses)}`,
	);
}
