/**
 * `npm run bench:verify`: what it costs to check a delivery, beside the least that it could cost and
 * what people do today. With the sources, which the bundler changes in their layout only. Only the
 * ratios mean something elsewhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../../nodes/signature/canonical/canonicalJson.ts';
import { verify } from '../../nodes/signature/verify.ts';
import { Random } from '../../scripts/differential/random.mts';
import { bold, say } from '../../scripts/host/print.mts';
import { ACCENTED, ASCII, CHINESE, eventOf, shuffled, sorted, wire } from './bodies.mts';
import { compare, finished, inProcess } from './measure.mts';
import type { Figure } from './measure.mts';
import { startPython } from './python.mts';
import type { Python } from './python.mts';
import * as recipe from './recipe.mts';

const ROUNDS = 201;
const SECRET = 'whsec_only_for_this_bench_0123456789';
const TIMESTAMP = '1774970000';
const OPTIONS = { tolerance: 300, acceptSimple: false };
const KILOBYTES = [0.6, 10, 100];
/** The size that the goals are about. */
const GOAL_KILOBYTES = 10;

const python = await startPython();
try {
	say(
		`Node ${process.versions.node} (V8 ${process.versions.v8}), ${python?.version ?? 'without CPython: there is no python3'}`,
	);
	say(`CPU time in µs; medians of ${String(ROUNDS)} rounds taken in turns, and of their ratios`);
	say('(in brackets the 10th and the 90th percentile of the ratios)');
	await canonicalising(python);
	for (const kilobytes of KILOBYTES) await verifying(kilobytes);
} finally {
	python?.close();
}

/** The canonical form alone, compared with parsing. */
async function canonicalising(reference: Python | undefined): Promise<void> {
	const bytes = GOAL_KILOBYTES * 1000;
	const random = new Random(1);
	const texts = [
		{ title: 'sorted, escaped, as Didit sends it', goal: 2, text: wire(eventOf(bytes, ACCENTED)) },
		{
			title: 'sorted, escaped, names in Chinese',
			goal: undefined,
			text: wire(eventOf(bytes, CHINESE)),
		},
		{
			title: 'shuffled keys',
			goal: 4,
			text: wire(shuffled(eventOf(bytes, ACCENTED), random)),
		},
		{
			title: 'shuffled keys, indented',
			goal: undefined,
			text: JSON.stringify(shuffled(eventOf(bytes, ACCENTED), random), null, 2),
		},
	];
	for (const { title, goal, text } of texts) {
		expect(canonicalJson(text) === JSON.stringify(sorted(JSON.parse(text))), title);
		const figures = await compare(
			[
				inProcess('JSON.parse', () => JSON.parse(text) as unknown),
				inProcess('this package', () => finished(canonicalJson(text))),
				inProcess('parse, sort, stringify', () => finished(recipe.canonical(text))),
				...(reference ? [reference.canonicalising(reference.version, text)] : []),
			],
			ROUNDS,
		);
		show(`Canonical form of ${size(text)}, ${title}`, figures);
		if (goal !== undefined) judge(figures[1], goal, 'JSON.parse');
	}
}

/** Whole verifications, compared with one HMAC over the bytes. */
async function verifying(kilobytes: number): Promise<void> {
	const plain = wire(eventOf(kilobytes * 1000, ASCII));
	const escaped = wire(eventOf(kilobytes * 1000, ACCENTED));
	const canonical = canonicalJson(escaped) ?? '';
	expect(
		canonicalJson(plain) === plain && canonical !== escaped,
		`bodies of ${String(kilobytes)} KB`,
	);

	const bytes = Buffer.from(plain);
	const mac = hmac(plain);
	const figures = await compare(
		[
			inProcess('HMAC and comparison alone', () =>
				timingSafeEqual(
					createHmac('sha256', SECRET).update(bytes).digest(),
					Buffer.from(mac, 'hex'),
				),
			),
			inProcess('HMAC, comparison and JSON.parse', () => {
				const digest = createHmac('sha256', SECRET).update(bytes).digest();
				return timingSafeEqual(digest, Buffer.from(mac, 'hex')) && parsed(bytes);
			}),
			verification('canonical, forged', plain, { 'X-Signature': hmac(`${plain} `) }, false),
			verification('canonical, by X-Signature', plain, { 'X-Signature': mac }),
			verification('canonical, by X-Signature-V2', plain, {
				'X-Signature-V2': hmac(`${TIMESTAMP}:${plain}`),
			}),
			verification('escaped, by X-Signature', escaped, { 'X-Signature': hmac(escaped) }),
			verification('escaped, by X-Signature-V2', escaped, {
				'X-Signature-V2': hmac(`${TIMESTAMP}:${canonical}`),
			}),
			byRecipe('escaped, parse, sort, stringify', escaped, hmac(`${TIMESTAMP}:${canonical}`)),
		],
		ROUNDS,
	);
	show(`Verifying ${size(plain)}`, figures);
	if (kilobytes !== GOAL_KILOBYTES) return;
	judge(figures[2], 1.3, 'HMAC, to turn a forged delivery away');
	const [, parsing, , , genuine] = figures;
	if (!parsing || !genuine) return;
	// Nobody gets by without these two, and reading alone is five times the HMAC.
	const rest = genuine.microseconds.median / parsing.microseconds.median;
	judgeRatio(rest, 1.1, 'HMAC and JSON.parse, to take a genuine one');
}

/** A verification by this package, as the trigger gets its deliveries. */
function verification(name: string, text: string, signatures: Record<string, string>, ok = true) {
	const body = Buffer.from(text);
	const headers = {
		host: 'n8n.example.com',
		'user-agent': 'DiditWebhook/2.0 +https://didit.me',
		'content-type': 'application/json',
		'content-length': String(body.length),
		'X-Timestamp': TIMESTAMP,
		...signatures,
	};
	const work = () => verify(body, headers, [SECRET], Number(TIMESTAMP) * 1000, OPTIONS);
	expect(work().ok === ok, name);
	return inProcess(name, work);
}

function byRecipe(name: string, text: string, signature: string) {
	const body = Buffer.from(text);
	const work = () => recipe.verify(body, signature, `${TIMESTAMP}:`, SECRET) && parsed(body);
	expect(work() !== false, name);
	return inProcess(name, work);
}

function hmac(message: string): string {
	return createHmac('sha256', SECRET).update(message).digest('hex');
}

function parsed(body: Buffer): unknown {
	return JSON.parse(body.toString()) as unknown;
}

/** Figures of something that does not work would say nothing. */
function expect(holds: boolean, what: string): void {
	if (!holds) throw new Error(`It goes wrong: ${what}`);
}

function size(text: string): string {
	return `${(Buffer.byteLength(text) / 1000).toFixed(1)} KB`;
}

function show(title: string, figures: readonly Figure[]): void {
	say();
	say(bold(title));
	for (const { name, microseconds, ratio } of figures) {
		const time = microseconds.median.toFixed(1).padStart(8);
		const times = `${ratio.median.toFixed(2).padStart(6)} × (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`;
		say(`  ${name.padEnd(34)}${time}${figures[0]?.name === name ? '' : times}`);
	}
}

function judge(figure: Figure | undefined, goal: number, by: string): void {
	if (figure) judgeRatio(figure.ratio.median, goal, by);
}

function judgeRatio(ratio: number, goal: number, by: string): void {
	say(
		`  Goal: at most ${String(goal)} × ${by}: ${ratio.toFixed(2)}, ${ratio <= goal ? 'met' : 'missed'}`,
	);
}
