import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { RunningN8n } from '../../scripts/host/n8n.mts';
import { Editor } from '../../test/e2e/browser/editor.mts';

/** Milliseconds. */
export interface Times {
	'List of node types': number;
	'Open the panel': number;
	'Switch to another operation': number;
}

const NAME = 'Didit';
/** What there is in every version, each with a field that the other has not. */
const OPERATIONS = [
	{ name: 'Get Many', field: 'returnAll' },
	{ name: 'Create', field: 'vendorData' },
] as const;

/** An editor with a workflow of one Didit node. */
export class Bench {
	readonly #editor: Editor;
	readonly #typesUrl: string;
	kilobytes = 0;

	private constructor(editor: Editor, typesUrl: string) {
		this.#editor = editor;
		this.#typesUrl = typesUrl;
	}

	static async open(browser: Browser, n8n: RunningN8n): Promise<Bench> {
		const { id } = await n8n.client.createWorkflow({
			name: NAME,
			nodes: [
				{
					id: randomUUID(),
					name: NAME,
					type: 'n8n-nodes-didit.didit',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
			],
			connections: {},
		});
		const editor = await Editor.open(browser, n8n);
		await editor.openWorkflow(id);
		return new Bench(editor, `${n8n.url}/types/nodes.json`);
	}

	async measure(): Promise<Times> {
		const { page } = this.#editor;
		const list = await timed(async () => {
			const answer = await page.request.get(this.#typesUrl);
			this.kilobytes = Math.round((await answer.body()).length / 1024);
		});
		const panel = await timed(() => this.#editor.openNode(NAME));
		let switched = 0;
		for (const { name, field } of OPERATIONS) {
			await this.#editor.choicesOf('operation');
			switched += await timed(async () => {
				await this.#editor.take(name);
				await page.getByTestId(`parameter-input-${field}`).waitFor();
			});
		}
		await this.#editor.closeNode();
		return {
			'List of node types': list,
			'Open the panel': panel,
			'Switch to another operation': switched / OPERATIONS.length,
		};
	}
}

async function timed(work: () => Promise<void>): Promise<number> {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}
