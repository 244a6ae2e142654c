// `npm run test:e2e`: this package in a real n8n, beside the sandbox. Names of chapters after `--`
// run only those; `--n8n 1.123` runs in that n8n what makes sense there; `--specification` lets the
// examples meet a Didit as specified, instead of today's.
import { parseArgs } from 'node:util';
import { runMain } from '../../scripts/host/runMain.mts';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { NEWEST, RELEASES, type Release } from '../../scripts/host/releases.mts';
import { agentChapter } from './chapters/agent.mts';
import { alertsChapter } from './chapters/alerts.mts';
import { answersChapter } from './chapters/answers.mts';
import { credentialsChapter } from './chapters/credentials.mts';
import { editorChapter } from './chapters/editor.mts';
import { destinationsChapter } from './chapters/destinations.mts';
import { examplesChapter } from './chapters/examples.mts';
import { formExamplesChapter } from './chapters/formExamples.mts';
import { floodsChapter } from './chapters/floods.mts';
import { killedChapter } from './chapters/killed.mts';
import { kycChapter } from './chapters/kyc.mts';
import { packageChapter } from './chapters/package.mts';
import { picturesChapter } from './chapters/pictures.mts';
import { pickersChapter } from './chapters/pickers.mts';
import { samplesChapter } from './chapters/samples.mts';
import { todaysExamplesChapter } from './chapters/todaysExamples.mts';
import { triggerChapter } from './chapters/trigger.mts';
import { waitingChapter } from './chapters/waiting.mts';
import { workersChapter } from './chapters/workers.mts';
import type { Dialect } from '../../scripts/start/credentials.mts';
import { conclude } from './conclude.mts';
import { Runner } from './runner.mts';
import { bringUp, type World } from './world.mts';

interface Chapter {
	title: string;
	run: (runner: Runner, world: World) => Promise<void>;
	/** Also in an older n8n: what it tries is there, and its examples open there. */
	inOlder?: true;
}

const CHAPTERS: Record<string, Chapter> = {
	package: { title: 'The package in n8n', run: packageChapter, inOlder: true },
	credentials: { title: 'Credentials', run: credentialsChapter, inOlder: true },
	kyc: { title: 'Full KYC onboarding', run: kycChapter, inOlder: true },
	trigger: { title: 'The Didit Trigger', run: triggerChapter, inOlder: true },
	destinations: {
		title: 'Webhook destinations of today’s Didit',
		run: destinationsChapter,
		inOlder: true,
	},
	killed: { title: 'n8n is killed', run: killedChapter },
	floods: { title: 'Floods and repeats', run: floodsChapter },
	workers: { title: 'Workers', run: workersChapter },
	samples: { title: 'Before the first event', run: samplesChapter },
	waiting: { title: 'Waiting for a person', run: waitingChapter, inOlder: true },
	examples: { title: 'Examples that are started by hand', run: examplesChapter },
	formExamples: { title: 'Examples that begin with a form', run: formExamplesChapter },
	todaysExamples: { title: 'Examples of what only today’s Didit has', run: todaysExamplesChapter },
	agent: { title: 'An AI agent verifies a customer', run: agentChapter },
	alerts: { title: 'Review, blocklist and Slack', run: alertsChapter },
	editor: { title: 'The editor', run: editorChapter },
	pictures: { title: 'Pictures of the README', run: picturesChapter },
	pickers: { title: 'Picking from lists', run: pickersChapter },
	answers: { title: 'Answers in the editor', run: answersChapter },
};

await runMain(() => main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
	const { release, dialect, chapters } = chosen(args);
	const runner = new Runner();
	const world = await bringUp(release, dialect);
	say(`n8n ${world.host.version} on ${world.host.node}`);
	try {
		for (const { title, run } of chapters) {
			await runner.chapter(title, () => run(runner, world));
		}
	} finally {
		await world.stop();
	}
	return await conclude(runner, world.folder);
}

interface Chosen {
	release: Release;
	dialect: Dialect;
	chapters: Chapter[];
}

function chosen(args: string[]): Chosen {
	const { values, positionals } = parseArgs({
		args,
		options: { n8n: { type: 'string', default: NEWEST.name }, specification: { type: 'boolean' } },
		allowPositionals: true,
	});
	const release = RELEASES.find(({ name }) => name === values.n8n);
	if (release === undefined) {
		const names = RELEASES.map(({ name }) => name).join(', ');
		throw new Problem(`There is no n8n ${values.n8n} among ${names}.`);
	}
	const offered = Object.entries(CHAPTERS).filter(
		([, { inOlder }]) => release === NEWEST || inOlder,
	);
	const unknown = positionals.filter((wanted) => !offered.some(([name]) => name === wanted));
	if (unknown.length > 0) {
		const names = offered.map(([name]) => name).join(', ');
		throw new Problem(`There is no ${unknown.join()} among ${names}.`);
	}
	const chapters = offered
		.filter(([name]) => positionals.length === 0 || positionals.includes(name))
		.map(([, chapter]) => chapter);
	// Between them the newest n8n and the older ones run the examples on both of Didit's APIs.
	const isSpec = values.specification ?? release !== NEWEST;
	return { release, dialect: isSpec ? 'spec' : 'current', chapters };
}
