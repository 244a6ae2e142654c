/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../../nodes/Didit/operations';
import { FOLDERS, schemaFiles } from '../../scripts/schemas/files';
import { events } from './events';
import { Tour } from './tour';

const root = path.resolve(__dirname, '../..');

/** The schemas as the nodes' answers make them now, by path. */
let made: Record<string, string>;

beforeAll(async () => {
	made = schemaFiles({ ...(await new Tour().go()), trigger: await events() });
	// Set by `npm run schemas`.
	if (process.env.DIDIT_WRITE_SCHEMAS === 'true') write();
}, 240_000);

function write(): void {
	for (const folder of FOLDERS) rmSync(path.join(root, folder), { recursive: true, force: true });
	for (const [name, text] of Object.entries(made)) {
		mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		writeFileSync(path.join(root, name), text);
	}
}

test('every operation has a schema, and so have the events of the trigger', () => {
	const operations = registry.flatMap(({ value, operations: own }) =>
		own.map((operation) => `nodes/Didit/__schema__/v1.0.0/${value}/${operation.value}.json`),
	);
	const wanted = [...operations, 'nodes/DiditTrigger/__schema__/v2.0.0.json'].sort();
	expect(Object.keys(made).sort()).toEqual(wanted);
	expect(committed()).toEqual(wanted);
});

test('the schemas fit what the nodes hand out (else run `npm run schemas`)', () => {
	const kept = committed().map((name) => [name, readFileSync(path.join(root, name), 'utf8')]);
	expect(Object.fromEntries(kept)).toEqual(made);
});

test('every field of the operations was seen with a value, so that it shows its type', () => {
	const empty = Object.entries(made)
		// Of a decision, which events carry whole, few sessions have everything.
		.filter(([name]) => !name.includes('Trigger') && !name.includes('resendFailed'))
		.flatMap(([name, text]) =>
			nullsIn(JSON.parse(text), '').map((field) => path.posix.basename(name) + field),
		);
	// Only later versions of Didit want a partner to be named, which the operation does not do.
	expect(empty).toEqual(['share.json.for_application_id']);
});

function committed(): string[] {
	return FOLDERS.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true })
			.map((name) => `${folder}/${String(name).split(path.sep).join('/')}`)
			.filter((name) => name.endsWith('.json')),
	).sort();
}

interface Node {
	readonly type: string;
	readonly properties?: Record<string, Node>;
	readonly items?: Node;
}

function nullsIn({ type, properties = {}, items }: Node, place: string): string[] {
	if (type === 'null') return [place];
	return [
		...Object.entries(properties).flatMap(([name, field]) => nullsIn(field, `${place}.${name}`)),
		...(items ? nullsIn(items, `${place}[]`) : []),
	];
}
