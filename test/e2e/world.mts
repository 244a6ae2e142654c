import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHost, type Host } from '../../scripts/host/install.mts';
import { startN8n, type RunningN8n } from '../../scripts/host/n8n.mts';
import { packPackage } from '../../scripts/host/package.mts';
import type { Missing, Release } from '../../scripts/host/releases.mts';
import { startSandbox, type RunningSandbox } from '../../scripts/host/sandbox.mts';
import type { Dialect } from '../../scripts/start/credentials.mts';
import { Examples } from './examples.mts';
import { startModel, type ModelStandIn } from './model/standIn.mts';
import { Skip } from './runner.mts';
import { startSlack, type SlackStandIn } from './slack/standIn.mts';

/** What the tests share: one n8n with this package, a local Didit and a stand-in for Slack. */
export interface World {
	/** Holds everything of this run. */
	folder: string;
	/** For chapters that need an n8n of their own. */
	host: Host;
	packageTarball: string;
	n8n: RunningN8n;
	sandbox: RunningSandbox;
	slack: SlackStandIn;
	slackToken: string;
	model: ModelStandIn;
	/** Which of Didit's APIs the examples meet. */
	dialect: Dialect;
	examples: Examples;
	stop(): Promise<void>;
}

/**
 * @param release the n8n to test in
 * @param dialect which of Didit's APIs the examples meet
 */
export async function bringUp(release: Release, dialect: Dialect): Promise<World> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-e2e-'));
	const host = await ensureHost(release);
	const packageTarball = await packPackage(folder);
	const sandbox = await startSandbox({ logFile: join(folder, 'sandbox.log') });
	const slack = await startSlack(folder);
	const model = await startModel();
	const slackToken = `xoxb-${randomBytes(8).toString('hex')}`;
	const n8n = await startN8n({
		host,
		userFolder: join(folder, 'n8n'),
		packageTarball,
		env: slack.env,
	});
	return {
		folder,
		host,
		packageTarball,
		n8n,
		sandbox,
		slack,
		slackToken,
		model,
		dialect,
		examples: new Examples(n8n.client, sandbox, { slackToken, modelUrl: model.url, dialect }),
		async stop() {
			await n8n.stop();
			await Promise.all([sandbox.stop(), slack.stop(), model.stop()]);
		},
	};
}

/** @throws Skip where this n8n has not what the test is about */
export function needs({ host: { release } }: World, what: Missing): void {
	if (release.lacks.includes(what)) throw new Skip(`n8n ${release.name} has no such thing`);
}

export const removeFolder = (folder: string): Promise<void> =>
	rm(folder, { recursive: true, force: true });
