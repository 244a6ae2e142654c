import type { IDataObject } from 'n8n-workflow';

/** A file that a decision links to. */
export interface MediaLink {
	/** Name of the binary field. */
	readonly name: string;
	readonly url: string;
}

/**
 * Where pictures and documents can stand. Not in `metadata` and the like: what others wrote there
 * is no link of Didit's.
 */
const BLOCKS: Record<string, Record<string, string>> = {
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
	for (const [block, aliases] of Object.entries(BLOCKS)) {
		for (const [key, url] of filesIn(decision[block], '')) {
			const file = withoutQuery(url);
			// The two pictures of a face match are mostly the portrait and the selfie again.
			if (file === undefined || links.has(file)) continue;
			const name = freeName(aliases[key] ?? key, names);
			names.add(name);
			links.set(file, { name, url });
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

/** The same file is linked with another signature each time. */
function withoutQuery(url: string): string | undefined {
	try {
		const { protocol, host, pathname } = new URL(url);
		return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}` : undefined;
	} catch {
		return undefined;
	}
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
	let name = wanted;
	for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
	return name;
}
