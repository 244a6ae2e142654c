// `npm run test:e2e`: this package in a real n8n, beside the sandbox. Names of chapters after `--`
// run only those.
import { stopAll } from '../../scripts/host/child.mts';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { agentChapter } from './chapters/agent.mts';
import { alertsChapter } from './chapters/alerts.mts';
import { answersChapter } from './chapters/answers.mts';
import { credentialsChapter } from './chapters/credentials.mts';
import { editorChapter } from './chapters/editor.mts';
import { examplesChapter } from './chapters/examples.mts';
import { floodsChapter } from './chapters/floods.mts';
import { killedChapter } from './chapters/killed.mts';
import { kycChapter } from './chapters/kyc.mts';
import { packageChapter } from './chapters/package.mts';
import { picturesChapter } from './chapters/pictures.mts';
import { pickersChapter } from './chapters/pickers.mts';
import { samplesChapter } from './chapters/samples.mts';
import { triggerChapter } from './chapters/trigger.mts';
import { waitingChapter } from './chapters/waiting.mts';
import { workersChapter } from './chapters/workers.mts';
import { Runner } from './runner.mts';
import { bringUp, removeFolder, type World } from './world.mts';

type Chapter = (runner: Runner, world: World) => Promise<void>;

const CHAPTERS: Record<string, { title: string; run: Chapter }> = {
	package: { title: 'The package in n8n', run: packageChapter },
	credentials: { title: 'Credentials', run: credentialsChapter },
	kyc: { title: 'Full KYC onboarding', run: kycChapter },
	trigger: { title: 'The Didit Trigger', run: triggerChapter },
	killed: { title: 'n8n is killed', run: killedChapter },
	floods: { title: 'Floods and repeats', run: floodsChapter },
	workers: { title: 'Workers', run: workersChapter },
	samples: { title: 'Before the first event', run: samplesChapter },
	waiting: { title: 'Waiting for a person', run: waitingChapter },
	examples: { title: 'Examples that are started by hand', run: examplesChapter },
	agent: { title: 'An AI agent verifies a customer', run: agentChapter },
	alerts: { title: 'Review, blocklist and Slack', run: alertsChapter },
	editor: { title: 'The editor', run: editorChapter },
	pictures: { title: 'Pictures of the README', run: picturesChapter },
	pickers: { title: 'Picking from lists', run: pickersChapter },
	answers: { title: 'Answers in the editor', run: answersChapter },
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

process.exitCode = await main(process.argv.slice(2)).catch(async (error: unknown) => {
	await stopAll();
	if (!(error instanceof Problem)) throw error;
	say(error.message);
	return 1;
});
process.exit();

async function main(wanted: string[]): Promise<number> {
	const unknown = wanted.filter((name) => !(name in CHAPTERS));
	if (unknown.length > 0) {
		throw new Problem(`There is no ${unknown.join()} among ${Object.keys(CHAPTERS).join(', ')}.`);
	}
	const runner = new Runner();
	const world = await bringUp();
	try {
		for (const [name, { title, run }] of Object.entries(CHAPTERS)) {
			if (wanted.length > 0 && !wanted.includes(name)) continue;
			await runner.chapter(title, () => run(runner, world));
		}
	} finally {
		await world.stop();
	}
	say(`\n${runner.summary()}`);
	if (runner.failed) {
		say(`The logs of n8n and of the sandbox are in ${world.folder}`);
		return 1;
	}
	await removeFolder(world.folder);
	return 0;
}
