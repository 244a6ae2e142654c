/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { Didit } from '../nodes/Didit/Didit.node';
import { DiditTrigger } from '../nodes/DiditTrigger/DiditTrigger.node';
import { diditTool } from './support/engine';
import { box, contains, overlap, overlaps } from './examples/layout';
import { unknownParameters } from './examples/parameters';

interface Example {
	name: string;
	nodes: INode[];
	connections: Record<string, Record<string, { node: string }[][]>>;
}

const FOLDER = join(__dirname, '..', 'examples');
const STICKY = 'n8n-nodes-base.stickyNote';
/** How large n8n draws a node, with the name and the subtitle below it. */
const NODE = { width: 96, height: 96 + 60 };

const OURS: Record<string, INodeTypeDescription> = {
	'n8n-nodes-didit.didit': new Didit().description,
	'n8n-nodes-didit.diditTool': diditTool().description,
	'n8n-nodes-didit.diditTrigger': new DiditTrigger().description,
};
/** n8n's own nodes that the examples may use, in the newest version that n8n 1.123 has. */
const CORE: Record<string, number> = {
	'@n8n/n8n-nodes-langchain.agent': 3,
	'@n8n/n8n-nodes-langchain.chatTrigger': 1.4,
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 1.3,
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': 1.3,
	aggregate: 1,
	code: 2,
	convertToFile: 1.1,
	dataTable: 1,
	extractFromFile: 1,
	form: 2.3,
	formTrigger: 2.3,
	if: 2.3,
	manualTrigger: 1,
	merge: 3.2,
	noOp: 1,
	scheduleTrigger: 1.3,
	set: 3.4,
	slack: 2.4,
	splitOut: 1,
	stickyNote: 1,
	switch: 3.4,
	wait: 1.1,
};

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const readText = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

describe('the examples', () => {
	test('are these', () => {
		expect(files.sort()).toEqual([
			'ai-agent-verification.json',
			'aml-screening-of-a-list.json',
			'b2b-sharing.json',
			'balance-check-before-session.json',
			'catch-up-after-downtime.json',
			'company-check.json',
			'full-kyc-onboarding.json',
			'id-check-of-a-file.json',
			'manage-workflows.json',
			'nightly-import.json',
			'phone-code.json',
			'questionnaire-and-workflow.json',
			'reconcile-decisions.json',
			'review-and-blocklist.json',
			'scheduled-balance-check.json',
			'set-up-an-account.json',
			'slack-alert-on-in-review.json',
			'transaction-screening.json',
			'verification-in-a-form.json',
			'watch-the-trigger.json',
		]);
	});

	test('are all in the table of their README', () => {
		const rows = [...readText('README.md').matchAll(/^\| \[(.+?)\]\((.+?)\)/gm)];
		expect(rows.map(([, , link]) => link).sort()).toEqual(files);
		expect(rows.every(([, text, link]) => text === link)).toBe(true);
	});
});

describe.each(files)('%s', (file) => {
	const text = readText(file);
	const { name, nodes, connections } = JSON.parse(text) as Example;
	const notes = nodes.filter(({ type }) => type === STICKY);
	const steps = nodes.filter(({ type }) => type !== STICKY);

	test('is formatted as n8n downloads it', () => {
		expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
	});

	test('has a name, and steps with names of their own', () => {
		expect(name).toMatch(/^[A-Z][\w ]+$/);
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(nodes.every(({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toBe(
			true,
		);
		const generic = ['Didit', 'Didit Trigger', 'Edit Fields', 'If', 'Switch', 'Slack', 'Form'];
		expect(steps.filter((step) => generic.includes(step.name))).toEqual([]);
	});

	test('belongs to no particular n8n', () => {
		const parsed = JSON.parse(text) as Record<string, unknown>;
		expect(Object.keys(parsed).sort()).toEqual([
			'connections',
			'name',
			'nodes',
			'pinData',
			'settings',
		]);
		expect(parsed.pinData).toEqual({});
		for (const { credentials = {}, webhookId } of nodes) {
			expect(webhookId).toBeUndefined();
			expect(Object.values(credentials).map(({ id }) => id)).not.toContainEqual(expect.anything());
		}
		const hosts = [...text.matchAll(/https?:\/\/([^/"'\s\\]+)/g)].map(([, host]) => host);
		const allowed = ['example.com', 'business.didit.me'];
		expect(hosts.filter((host) => !allowed.includes(host ?? ''))).toEqual([]);
		expect(text).not.toMatch(/localhost|127\.0\.0\.1|whsec_|xoxb-|ey[JK]/);
	});

	test('uses known nodes in a version that older n8n have, too', () => {
		for (const { type, typeVersion } of nodes) {
			const versions = OURS[type]?.version ?? CORE[type.replace('n8n-nodes-base.', '')];
			expect({ type, typeVersion: [versions].flat() }).toEqual({
				type,
				typeVersion: expect.arrayContaining([typeVersion]) as number[],
			});
		}
	});

	test('sets only parameters that the Didit nodes have', () => {
		const problems = steps.flatMap((node) => {
			const description = OURS[node.type];
			if (!description) return [];
			return unknownParameters(description, node).map((problem) => `${node.name}: ${problem}`);
		});
		expect(problems).toEqual([]);
	});

	test('names a credential of the right type in every step that needs one', () => {
		for (const node of steps) {
			const wanted = (OURS[node.type]?.credentials ?? [])
				.filter((credential) =>
					NodeHelpers.displayParameter(node.parameters, credential, node, OURS[node.type] ?? null),
				)
				.map((credential) => credential.name);
			const isOpen = ['register', 'verifyEmail', 'login'].includes(
				String(node.parameters.operation),
			);
			if (OURS[node.type]) {
				expect({ [node.name]: Object.keys(node.credentials ?? {}) }).toEqual({
					[node.name]: isOpen ? [] : wanted,
				});
			}
		}
	});

	test('connects and refers to steps that are there', () => {
		const names = steps.map((step) => step.name);
		const outputs = Object.values(connections).flatMap((kinds) => Object.values(kinds));
		const targets = outputs.flat(2);
		const references = [...text.matchAll(/\$\('(.+?)'\)/g)].map(([, reference]) => reference);
		expect(names).toEqual(
			expect.arrayContaining([
				...Object.keys(connections),
				...targets.map(({ node }) => node),
				...references,
			]),
		);
		const reached = new Set(targets.map(({ node }) => node));
		// Models, memories and tools hang on an agent, and nothing on them.
		const helps = (name: string) => connections[name] && !connections[name].main;
		const starts = steps.filter(({ name: one }) => !reached.has(one) && !helps(one));
		expect(starts.filter(({ type }) => !/trigger$/i.test(type))).toEqual([]);
	});

	test('is explained by notes: what it is, what to do before, what to expect', () => {
		const [first] = notes;
		const content = String(first?.parameters.content);
		expect(content.split('\n')[0]).toBe(`## ${name}`);
		expect(notes.length).toBeGreaterThan(1);
		if (file !== 'set-up-an-account.json') {
			expect(content).toMatch(/^### Before you start$/m);
			expect(content).toMatch(/^### What to expect$/m);
		}
	});

	test('is laid out without overlaps', () => {
		const stepBoxes = steps.map((step) => box(step, NODE));
		const noteBoxes = notes.map((note) =>
			box(note, {
				width: Number(note.parameters.width),
				height: Number(note.parameters.height),
			}),
		);
		expect(overlaps(stepBoxes)).toEqual([]);
		expect(overlaps(noteBoxes)).toEqual([]);
		for (const step of stepBoxes) {
			const [home, ...others] = noteBoxes.filter((note) => overlap(note, step));
			expect({ [step.name]: others }).toEqual({ [step.name]: [] });
			expect({ [step.name]: home && contains(home, step) }).toEqual({ [step.name]: true });
		}
	});
});
