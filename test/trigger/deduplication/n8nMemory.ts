/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's memory for duplicates with its behaviour under load: it reads a row and writes it back
 * without a lock, and the second of two that make the first row fails on the constraint.
 */
export class N8nMemory implements IDataDeduplicator {
	readonly rows = new Map<string, DeduplicationItemTypes[]>();

	readonly calls: DeduplicationItemTypes[][] = [];

	readonly options: ICheckProcessedOptions[] = [];

	/** Set to make every call fail. */
	trouble?: string;

	/** Set to make every call hang; called when one does. */
	hangs?: () => void;

	/** Makes n8n's contexts use this memory. */
	static async install(): Promise<N8nMemory> {
		const memory = new N8nMemory();
		await DataDeduplicationService.init(memory);
		return memory;
	}

	clear(): void {
		this.rows.clear();
		this.calls.length = 0;
		this.options.length = 0;
		this.trouble = undefined;
		this.hangs = undefined;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		{ workflow, node }: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		this.calls.push(items);
		this.options.push(options);
		const key = `${workflow.id} ${scope} ${node?.id}`;
		const row = this.rows.get(key);
		await this.roundTrip();
		if (this.hangs) {
			this.hangs();
			await new Promise(() => {});
		}
		if (this.trouble) throw new Error(this.trouble);
		if (!row && this.rows.has(key)) throw new Error('SQLITE_CONSTRAINT: UNIQUE constraint failed');
		const known = new Set(row);
		const fresh = items.filter((item) => !known.has(item));
		const kept = [...(row ?? []), ...fresh];
		this.rows.set(key, kept.slice(Math.max(0, kept.length - (options.maxEntries ?? Infinity))));
		return { new: fresh, processed: items.filter((item) => known.has(item)) };
	}

	async checkProcessedItemsAndRecord(): Promise<never> {
		throw new Error('not used');
	}

	async removeProcessed(): Promise<void> {
		throw new Error('not used');
	}

	async clearAllProcessedItems(): Promise<void> {
		throw new Error('not used');
	}

	async getProcessedDataCount(): Promise<number> {
		throw new Error('not used');
	}

	private async roundTrip(): Promise<void> {
		for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
	}
}
