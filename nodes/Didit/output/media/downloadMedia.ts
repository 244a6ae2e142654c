import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../api/util/clock';
import { connect } from '../../../api/credentials';
import type { Download } from '../../../api/files/downloadFile';
import { downloadFile } from '../../../api/files/downloadFile';
import type { OutputItem } from '../../engine/operation';
import type { ItemParameters } from '../../input/ItemParameters';
import type { InlineFile } from './contents';
import { flawOf, mimeTypeOf } from './contents';
import { hintOnce } from '../hintOnce';
import { objectsIn } from '../simplify/values';
import { mediaLinks } from './findMedia';

const MEGABYTE = 1024 * 1024;
/** Didit takes files of up to 10 MB from people. */
const LARGEST_FILE = 15 * MEGABYTE;
const LARGEST_ITEM = 60 * MEGABYTE;

const NOT_ALL =
	'Not all pictures and documents could be downloaded. The field media_errors of an item says which, and why.';
const WITHOUT_MEDIA =
	'A decision came without its pictures. The API key may have no access to media: look in the Didit Business Console, under API & Webhooks.';

/** Reports that come with pictures, where the API key may see them. */
const WITH_PICTURES = ['id_verifications', 'liveness_checks', 'face_matches'];

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
	const links = mediaLinks(decision);
	if (links.length === 0 && lacksMedia(decision)) hintOnce(context, WITHOUT_MEDIA);
	for (const { name, url, inline } of links) {
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
	hintOnce(context, NOT_ALL);
	return { json: decision, beside: { media_errors: errors }, binary };
}

/** Didit empties the links for a key without access to media, and says nothing. */
function lacksMedia(decision: IDataObject): boolean {
	return WITH_PICTURES.some((name) => objectsIn(decision[name]).length > 0);
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
