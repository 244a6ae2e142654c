// `npm run test:production`: this package in n8n as production runs it, with Postgres, Redis,
// webhook processes and workers. Names of chapters after `--` run only those.
import { runMain } from '../../scripts/host/runMain.mts';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { Runner, Skip } from '../e2e/runner.mts';
import { conclude } from '../e2e/conclude.mts';
import { canariesChapter } from './chapters/canaries.mts';
import { killsChapter } from './chapters/kills.mts';
import { limitsChapter } from './chapters/limits.mts';
import { reconcileChapter } from './chapters/reconcile.mts';
import { restartsChapter } from './chapters/restarts.mts';
import { secretsChapter } from './chapters/secrets.mts';
import { watchChapter } from './chapters/watch.mts';
import { waitsChapter } from './chapters/waits.mts';
import { Store } from './store.mts';
import { bringUp, type ProductionWorld } from './world.mts';

interface Chapter {
	title: string;
	run: (runner: Runner, world: ProductionWorld, store: Store) => Promise<void>;
}

const CHAPTERS: Record<string, Chapter> = {
	kills: { title: 'Processes are killed under load', run: killsChapter },
	reconcile: { title: 'The example that reconciles', run: reconcileChapter },
	watch: { title: 'The example that watches', run: watchChapter },
	restarts: { title: 'Postgres and Redis restart', run: restartsChapter },
	waits: { title: 'Waits over restarts', run: waitsChapter },
	limits: { title: 'Workers share a key', run: limitsChapter },
	secrets: { title: 'Secrets and publications change', run: secretsChapter },
	canaries: { title: 'Where secrets come to rest', run: canariesChapter },
};

await runMain(async () => {
	try {
		return await main(process.argv.slice(2));
	} catch (error) {
		if (!(error instanceof Skip)) throw error;
		say(`Skipped: ${error.message}`);
		return 0;
	}
});

async function main(names: string[]): Promise<number> {
	const unknown = names.filter((name) => !(name in CHAPTERS));
	if (unknown.length > 0) {
		throw new Problem(`There is no ${unknown.join()} among ${Object.keys(CHAPTERS).join(', ')}.`);
	}
	const runner = new Runner();
	const world = await bringUp();
	say(`n8n ${world.host.version}: main, 2 webhook processes, 2 workers`);
	try {
		const store = await Store.published(world);
		for (const [name, { title, run }] of Object.entries(CHAPTERS)) {
			if (names.length > 0 && !names.includes(name)) continue;
			await runner.chapter(title, () => run(runner, world, store));
		}
	} finally {
		await world.stop();
	}
	return await conclude(runner, world.folder);
}
