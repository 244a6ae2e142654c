import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
	selectors,
	type Browser,
	type BrowserContextOptions,
	type Locator,
	type Page,
} from 'playwright-core';
import type { RunningN8n } from '../../../scripts/host/n8n.mts';
import { root } from '../../../scripts/host/paths.mts';

selectors.setTestIdAttribute('data-test-id');

/** n8n adds this to every Resource and Operation; it opens the HTTP Request node. */
const ADDED_BY_N8N = 'Custom API Call';

const CREDENTIALS = /\/rest\/credentials(\/for-workflow)?(\?|$)/;

/** n8n's editor in a browser, signed in as the owner. */
export class Editor {
	readonly page: Page;
	/** Errors that the page threw. */
	readonly errors: string[] = [];
	readonly #url: string;

	private constructor(page: Page, url: string) {
		this.page = page;
		this.#url = url;
		page.on('pageerror', ({ message }) => this.errors.push(message));
	}

	static async open(
		browser: Browser,
		{ url, owner }: Pick<RunningN8n, 'url' | 'owner'>,
		options: BrowserContextOptions = { viewport: { width: 1600, height: 1000 } },
	): Promise<Editor> {
		const context = await browser.newContext(options);
		await context.request.post(`${url}/rest/login`, {
			data: { emailOrLdapLoginId: owner.email, password: owner.password },
		});
		return new Editor(await context.newPage(), url);
	}

	/** Shows a workflow whole. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.#url}/workflow/${id}`);
		await this.nodes.last().waitFor();
		await this.page.getByTestId('zoom-to-fit').click();
		await settled(this.nodes.last());
	}

	get nodes(): Locator {
		return this.page.locator('[data-test-id="canvas-node"][data-node-name]');
	}

	get notes(): Locator {
		return this.page.getByTestId('sticky');
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens the panel with a node's parameters. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.parameters.waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.parameters.waitFor({ state: 'hidden' });
	}

	get parameters(): Locator {
		return this.page.getByTestId('node-parameters');
	}

	/** The link to the documentation below the fields of the open node. */
	get help(): Locator {
		return this.parameters.locator('.parameter-item', { hasText: "Didit's documentation" });
	}

	/** The panel over the canvas that opens with a node. */
	get details(): Locator {
		return this.page.getByTestId('ndv');
	}

	/** Opens the list of nodes, unless it is open, and types into its search. */
	async searchNodes(words: string): Promise<void> {
		const search = this.page.getByTestId('node-creator-search-bar');
		if (!(await search.isVisible())) await this.page.keyboard.press('n');
		// What an earlier search found must be gone before this one can be read.
		await search.fill('');
		await this.foundNodes.getByText('Data transformation', { exact: true }).waitFor();
		await search.fill(words);
		await this.foundNodes
			.getByText('Data transformation', { exact: true })
			.waitFor({ state: 'hidden' });
	}

	/** What the list of nodes shows: what was found, the best first. */
	get foundNodes(): Locator {
		return this.page.getByTestId('node-creator-item-name');
	}

	/** What a dropdown of the open node offers; it stays open. */
	async choicesOf(parameter: string): Promise<string[]> {
		await this.page.getByTestId(`parameter-input-${parameter}`).click();
		await this.#choices.first().waitFor();
		const names = await this.#choices.locator('.option-headline').allInnerTexts();
		return names.map((name) => name.trim()).filter((name) => name !== ADDED_BY_N8N);
	}

	/** Takes one of the choices of the open dropdown, or none, and waits until it has closed. */
	async take(choice?: string): Promise<void> {
		if (choice === undefined) await this.page.keyboard.press('Escape');
		else await this.#choices.getByText(choice, { exact: true }).click();
		await this.#choices.first().waitFor({ state: 'hidden' });
	}

	get #choices(): Locator {
		return this.page.locator('.el-select-dropdown__item:visible');
	}

	/** From now on n8n has no credentials, as far as the editor knows; it would choose one itself. */
	async hideCredentials(): Promise<void> {
		await this.page.route(CREDENTIALS, (route) => route.fulfill({ json: { data: [] } }));
	}

	async showCredentials(): Promise<void> {
		await this.page.unroute(CREDENTIALS);
	}

	/** Saves what is to be seen, for people to look at. */
	async picture(name: string): Promise<void> {
		const folder = join(root, 'test-results');
		await mkdir(folder, { recursive: true });
		const path = join(folder, `${name}.png`);
		// A list that is just opening would be caught half transparent.
		await this.page.screenshot({ path, animations: 'disabled' });
	}
}

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export async function boxOf(locator: Locator): Promise<Box> {
	const box = await locator.boundingBox();
	if (box === null) throw new Error(`${String(locator)} is not shown`);
	return box;
}

/** Waits until an element moves no more. */
async function settled(locator: Locator): Promise<void> {
	for (let last = ''; ; ) {
		const now = JSON.stringify(await boxOf(locator));
		if (now === last) return;
		last = now;
		await wait(100);
	}
}
