import type { IDataObject } from 'n8n-workflow';
import type { Block } from '../simplify/session/blocks';
import { reportsOf } from '../simplify/session/blocks';
import type { InlineFile } from './contents';
import { inlineFile } from './contents';

/** A file that a decision links to, or holds. */
export interface MediaLink {
	/** Name of the binary field. */
	readonly name: string;
	/** Where it is, unless it stands in the decision. */
	readonly url?: string;
	readonly inline?: InlineFile;
}

/**
 * Where pictures and documents can stand. Not in `metadata` and the like: what others wrote there
 * is no link of Didit's.
 */
const PLACES: Partial<Record<Block, Record<string, string>>> = {
	id_verifications: { portrait_image: 'portrait' },
	nfc_verifications: { portrait_image: 'nfc_portrait', signature_image: 'nfc_signature' },
	liveness_checks: { reference_image: 'selfie' },
	face_matches: { source_image: 'face_match_source', target_image: 'face_match_target' },
	poa_verifications: { document_file: 'proof_of_address' },
	document_ai_documents: {},
	questionnaire_responses: {},
	document_verifications: {},
};

/** `front_image`, `back_image_camera_front`, `document_file`, `extra_files`; no videos. */
const MEDIA_KEY = /(^|_)(images?|files?)(_|$)/;
/** What a match shows belongs to another person. */
const SKIPPED_KEY = /(^|_)(matches|video)(_|$)/;

/**
 * The pictures and documents of a decision, under the names of Didit's fields or the plainer ones
 * above. A name that comes again gets a number.
 */
export function mediaLinks(decision: IDataObject): MediaLink[] {
	const links = new Map<string, MediaLink>();
	const names = new Set<string>();
	for (const [block, aliases] of Object.entries(PLACES)) {
		for (const [key, value] of filesIn(reportsOf(decision, block as Block), '')) {
			const url = asAddress(value);
			const inline = url ? undefined : inlineFile(value);
			if (!url && !inline) continue;
			// The two pictures of a face match are mostly the portrait and the selfie again.
			const file = url ? unsigned(url) : value;
			if (links.has(file)) continue;
			const name = freeName(aliases[key] ?? key, names);
			names.add(name);
			links.set(file, { name, ...(inline ? { inline } : { url: value }) });
		}
	}
	return [...links.values()];
}

function* filesIn(value: unknown, key: string): Generator<[string, string]> {
	if (typeof value === 'string') {
		if (MEDIA_KEY.test(key)) yield [key, value];
	} else if (Array.isArray(value)) {
		for (const entry of value) yield* filesIn(entry, key);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, entry] of Object.entries(value)) {
			if (SKIPPED_KEY.test(name)) continue;
			// Below a name that is one of a file, `url` and the like belong to it.
			yield* filesIn(entry, MEDIA_KEY.test(name) || !MEDIA_KEY.test(key) ? name : key);
		}
	}
}

function asAddress(text: string): URL | undefined {
	try {
		const url = new URL(text);
		return /^https?:$/.test(url.protocol) ? url : undefined;
	} catch {
		return undefined;
	}
}

/** What storages sign a link with. Anything else in a query may tell files apart. */
const OF_SIGNATURES =
	/^(x-.*|awsaccesskeyid|expires?|hdnts|key-pair-id|policy|se|sig|signature|sp|sr|st|sv|token)$/i;

/** The same file is linked with another signature each time. */
function unsigned({ protocol, host, pathname, searchParams }: URL): string {
	const kept = [...searchParams].filter(([name]) => !OF_SIGNATURES.test(name));
	return `${protocol}//${host}${pathname}?${new URLSearchParams(kept).toString()}`;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
	let name = wanted;
	for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
	return name;
}
