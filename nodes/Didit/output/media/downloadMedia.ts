import type { IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { systemClock } from '../../../api/util/clock';
import { connect } from '../../../api/credentials';
import type { Download } from '../../../api/files/downloadFile';
import { downloadFile } from '../../../api/files/downloadFile';
import { addHint } from '../../../shared/host';
import type { OutputItem } from '../../engine/operation';
import type { ItemParameters } from '../../input/ItemParameters';
import type { InlineFile } from './contents';
import { flawOf, mimeTypeOf } from './contents';
import { mediaLinks } from './findMedia';

const MEGABYTE = 1024 * 1024;
/** Didit takes files of up to 10 MB from people. */
const LARGEST_FILE = 15 * MEGABYTE;
const LARGEST_ITEM = 60 * MEGABYTE;

/** One hint per run is enough, however many items have something to tell. */
const hinted = new WeakSet<IExecuteFunctions>();

/**
 * Puts the pictures and documents of a decision into binary fields, one after the other. What
 * cannot be had is named in the item's `media_errors`, and ends nothing.
 */
export async function withMedia(
	decision: IDataObject,
	parameters: ItemParameters,
): Promise<OutputItem> {
	const { context } = parameters;
	const { base } = await connect(context, 'apiKey');
	const binary: IBinaryKeyData = {};
	const errors: IDataObject = {};
	let left = LARGEST_ITEM;
	for (const { name, url, inline } of mediaLinks(decision)) {
		if (context.getExecutionCancelSignal()?.aborted) break;
		const mostBytes = Math.min(left, LARGEST_FILE);
		const result = url
			? await downloadFile(context, url, { baseUrl: base, mostBytes, clock: systemClock })
			: held(inline, mostBytes);
		const why = result.kind === 'failed' ? result.why : flawOf(result.bytes, result.mimeType);
		if (result.kind === 'failed' || why !== undefined) {
			errors[name] = `Not downloaded: ${why}`;
			continue;
		}
		const { bytes, mimeType } = result;
		left -= bytes.length;
		const fileName = `${name}${extensionOf(url)}`;
		const type = mimeTypeOf(bytes, mimeType);
		binary[name] = await context.helpers.prepareBinaryData(bytes, fileName, type);
	}
	if (Object.keys(errors).length === 0) return { json: decision, binary };
	tell(context);
	return { json: decision, beside: { media_errors: errors }, binary };
}

function tell(context: IExecuteFunctions): void {
	if (hinted.has(context)) return;
	hinted.add(context);
	addHint(
		context,
		'Not all pictures and documents could be downloaded. The field media_errors of an item says which, and why.',
	);
}

/** What stands in the decision is there already; the limits are the same. */
function held(inline: InlineFile | undefined, mostBytes: number): Download {
	const { bytes = Buffer.alloc(0), mimeType } = inline ?? {};
	if (bytes.length > mostBytes) return { kind: 'failed', why: 'it is too large' };
	return { kind: 'file', bytes, mimeType };
}

function extensionOf(url?: string): string {
	if (!url) return '';
	return /\.[a-z0-9]{2,5}$/i.exec(new URL(url).pathname)?.[0] ?? '';
}
