/**
 * Compares the trigger's canonical JSON with CPython's, byte for byte, on random documents.
 * Prints the seed; ends with code 1 on a difference.
 */
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { canonicalJson } from '../../nodes/signature/canonical/canonicalJson.ts';
import { say } from '../host/print.mts';
import { Problem, reasonOf } from '../host/problem.mts';
import { depthOf, documentAt } from './documents.mts';
import type { Document } from './documents.mts';
import { Collection, writeFixtures } from './fixtures.mts';
import { startPython } from './python.mts';
import type { Answer, Python } from './python.mts';

const HELP = `npm run test:differential [-- options]

Writes random JSON texts, has CPython canonicalise them, and compares with the trigger's own.

  --count <number>   how many; 100,000 unless told
  --seed <number>    repeats a run; random unless told
  --write-fixtures   keeps the hardest of them in test/fixtures/canonical.jsonl
  --help             this text`;

const FIXTURES = path.resolve(import.meta.dirname, '../../test/fixtures/canonical.jsonl');
const BATCH = 1_000;
const SHOWN_DIFFERENCES = 10;
const SHOWN_CHARACTERS = 400;

/**
 * Levels of nesting up to which every CPython can be asked, if its recursion limit is raised, and
 * beyond which none goes with the limit that it starts with. In between (and before it, in versions
 * that take two frames for a level) versions differ, so there a refusal and the equal text pass.
 */
const CERTAIN_DEPTH = 990;
const HOPELESS_DEPTH = 1000;

interface Tally {
	equal: number;
	refused: number;
	/** Of them, where CPython gave its answer only with a higher recursion limit. */
	deep: number;
	readonly traits: Map<string, number>;
	readonly raised: Map<string, number>;
	readonly differences: string[];
}

try {
	await main();
} catch (error) {
	if (!(error instanceof Problem)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		say(HELP);
		return;
	}
	const python = await startPython();
	try {
		await compareAll(python, options);
	} finally {
		python.close();
	}
}

interface Options {
	readonly help: boolean;
	readonly count: number;
	readonly seed: number;
	readonly writeFixtures: boolean;
}

async function compareAll(python: Python, { count, seed, writeFixtures: keep }: Options) {
	say(`${python.version}, ${String(count)} documents, --seed ${String(seed)}`);
	const begun = performance.now();
	const collection = new Collection();
	const tally: Tally = {
		equal: 0,
		refused: 0,
		deep: 0,
		traits: new Map(),
		raised: new Map(),
		differences: [],
	};
	for (let from = 0; from < count; from += BATCH) {
		const size = Math.min(BATCH, count - from);
		const documents = Array.from({ length: size }, (_, at) => documentAt(seed, from + at));
		const answers = await python.canonicalise(documents.map(({ text }) => text));
		for (const [at, document] of documents.entries()) {
			const answer = answers[at];
			if (!answer) throw new Error('python3 gave too few answers');
			const depth = depthOf(document.text);
			compare(document, answer, depth, tally);
			if (!keep) continue;
			const everywhere = depth <= CERTAIN_DEPTH || depth > HOPELESS_DEPTH;
			const canonical = depth > HOPELESS_DEPTH ? undefined : answer.canonical;
			collection.add({ ...document, canonical, everywhere });
		}
	}
	report(tally, (performance.now() - begun) / 1000);
	if (tally.differences.length > 0) {
		process.exitCode = 1;
	} else if (keep) {
		const hardest = collection.hardest();
		const source = { reference: python.version, seed, of: count, documents: hardest.length };
		const bytes = writeFixtures(FIXTURES, source, hardest);
		say(`${String(hardest.length)} documents kept, ${String(bytes)} bytes`);
	}
}

function compare({ text, traits }: Document, answer: Answer, depth: number, tally: Tally): void {
	for (const trait of traits) count(tally.traits, trait);
	if (answer.raised !== undefined) count(tally.raised, answer.raised);
	if (answer.deep) tally.deep++;
	const ours = canonicalJson(text);
	if (ours === undefined) tally.refused++;
	else tally.equal++;
	const passes =
		depth > HOPELESS_DEPTH
			? // What only a raised limit reads is no answer of the reference.
				ours === undefined && (answer.deep || answer.canonical === undefined)
			: ours === answer.canonical || (depth > CERTAIN_DEPTH && ours === undefined);
	if (passes) return;
	const theirs = answer.canonical ?? `(raises ${String(answer.raised)})`;
	tally.differences.push(
		`text     ${shown(text)}\nCPython  ${shown(theirs)}\nours     ${shown(ours ?? '(refused)')}`,
	);
}

function report({ equal, refused, deep, traits, raised, differences }: Tally, seconds: number) {
	for (const difference of differences.slice(0, SHOWN_DIFFERENCES)) say(`\n${difference}`);
	say(`traits: ${list(traits)}`);
	say(`CPython raised: ${list(raised)}`);
	say(
		`${String(equal + refused)} documents in ${seconds.toFixed(1)} s: ${String(equal)} written, ${String(refused)} refused, ${String(differences.length)} differences`,
	);
	say(`(${String(deep)} of them nested more deeply than this CPython goes by itself)`);
}

function count(counts: Map<string, number>, name: string): void {
	counts.set(name, (counts.get(name) ?? 0) + 1);
}

function list(counts: Map<string, number>): string {
	const sorted = [...counts].sort(([, left], [, right]) => right - left);
	return sorted.map(([name, number]) => `${name} ${String(number)}`).join(', ');
}

/** In quotes and escaped, so that nothing is hidden. */
function shown(text: string): string {
	const json = JSON.stringify(text);
	const more = json.length - SHOWN_CHARACTERS;
	return more > 0 ? `${json.slice(0, SHOWN_CHARACTERS)}… and ${String(more)} characters` : json;
}

function readOptions(args: string[]): Options {
	try {
		const { values } = parseArgs({
			args,
			options: {
				count: { type: 'string', default: '100000' },
				seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
				'write-fixtures': { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
		return {
			help: values.help,
			count: wholeNumber('--count', values.count),
			seed: wholeNumber('--seed', values.seed),
			writeFixtures: values['write-fixtures'],
		};
	} catch (error) {
		throw new Problem(`${reasonOf(error)}\n\n${HELP}`);
	}
}

function wholeNumber(flag: string, text: string): number {
	if (!/^\d{1,10}$/.test(text)) throw new Error(`${flag} must be a whole number, not "${text}".`);
	return Number(text);
}
