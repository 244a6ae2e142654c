import type { Locator } from 'playwright-core';
import type { Editor } from './editor.mts';

/** A field of the open node that picks one thing from a list, by its ID, or by an address. */
export class Picker {
	readonly #editor: Editor;
	readonly field: Locator;

	constructor(editor: Editor, parameter: string) {
		this.#editor = editor;
		this.field = editor.parameters.getByTestId(`resource-locator-${parameter}`);
	}

	get input(): Locator {
		return this.field.getByTestId('rlc-input');
	}

	get items(): Locator {
		return this.#editor.page.getByTestId('rlc-item');
	}

	/** Where the editor says why there is no list. */
	get trouble(): Locator {
		return this.#editor.page.getByTestId('rlc-error-container');
	}

	async open(): Promise<void> {
		await this.input.click();
		await this.items.or(this.trouble).first().waitFor();
	}

	/** The names in the open list. */
	async names(): Promise<string[]> {
		const names = await this.items.allInnerTexts();
		return names.map((name) => name.trim());
	}

	/** Types into the search field and waits until the list shows this entry and no other. */
	async search(text: string, only: string | RegExp): Promise<void> {
		await this.#editor.page.getByTestId('rlc-search').fill(text);
		await this.items.filter({ hasText: only }).first().waitFor();
		await this.items.filter({ hasNotText: only }).first().waitFor({ state: 'hidden' });
	}

	async take(name: string | RegExp): Promise<void> {
		await this.items.filter({ hasText: name }).first().click();
		await this.items.first().waitFor({ state: 'hidden' });
	}

	async close(): Promise<void> {
		await this.#editor.page.keyboard.press('Escape');
		await this.items.or(this.trouble).first().waitFor({ state: 'hidden' });
	}

	/** Chooses how the thing is named. */
	async mode(label: 'From list' | 'By ID' | 'By URL'): Promise<void> {
		await this.field.getByTestId('rlc-mode-selector').click();
		await this.#editor.take(label);
	}

	/** What the editor finds wrong with what is entered. */
	get issues(): Locator {
		return this.field.getByTestId('parameter-issues');
	}
}
