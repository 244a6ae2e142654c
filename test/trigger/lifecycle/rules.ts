/**
 * What Didit should hold, told from the rules of the trigger and without any of its code.
 *
 * An application of Didit has one webhook URL, and a trigger registers itself by changing it. X is
 * the node whose hook n8n calls. "Restored" is the URL in X's option "URL to Restore", which counts
 * only together with "Replace It".
 *
 * | Didit holds                | X is published           | X listens for a test      | X is unpublished | X's test ends |
 * | -------------------------- | ------------------------ | ------------------------- | ---------------- | ------------- |
 * | nothing                    | X                        | X's test                  | as it is         | as it is      |
 * | X                          | X                        | replace: X's test in the place of X; stop: refused | restored, or nothing | as it is |
 * | X's test                   | X                        | as it is                  | as it is         | restored, or nothing |
 * | X's test in the place of X | X                        | as it is                  | X's test         | X             |
 * | another URL of this n8n    | refused                  | refused                   | as it is         | as it is      |
 * | a stranger's URL           | replace: X; stop: refused | replace: X's test; stop: refused | as it is  | as it is      |
 *
 * - What is registered gets webhook version v3. In another version nothing counts as registered.
 * - While a webhook destination is enabled, publishing and listening are refused. Ends go on.
 * - A "URL to Restore" that is no web address refuses whatever would register something.
 * - What is refused changes nothing.
 * - A request is sent once more after what may pass: a change, too, says what is to be. 401, 403
 *   and 404 are final. After the last try the hook fails.
 * - A change whose answer got lost is a change, and may even come later.
 * - On the way out 404 is success.
 * - A delete with which n8n cleans up after a failed attempt never fails: n8n would then never try
 *   to register the node again.
 */
export interface Addresses {
	readonly production: string;
	readonly test: string;
}

export interface Options {
	readonly replace: boolean;
	readonly restore: string | undefined;
}

/** A hook that n8n calls. */
export interface Step {
	readonly hook: 'checkExists' | 'create' | 'delete';
	readonly mode: 'production' | 'test';
	readonly own: Addresses;
	readonly options: Options;
	/** Whether it follows an attempt to register that failed. */
	readonly cleansUp: boolean;
}

export const TROUBLES = [
	'401',
	'403',
	'404',
	'429',
	'500',
	'500 after the work',
	'dropped before the work',
	'dropped after the work',
	'half an answer',
	'timeout',
	'timeout, arrives later',
	'no connection',
] as const;

/** What goes wrong with the requests of one method in a hook. */
export interface Trouble {
	readonly method: 'GET' | 'PATCH';
	readonly kind: (typeof TROUBLES)[number];
	readonly times: 1 | 2;
}

/** What a hook gives, or what the message of its error must say: what happened, what to do. */
export type Expected = boolean | readonly RegExp[];

export interface Change {
	readonly url: string | null;
	readonly version?: 'v3';
}

const WORDS: Readonly<Record<Trouble['kind'], readonly RegExp[]>> = {
	'401': [/did not accept the sign-in/, /Check the API key/],
	'403': [/did not allow this/, /API key .* may be wrong or lack the permission/],
	'404': [/not a webhook configuration/, /Check the base URL/],
	'429': [/limiting the number of requests/, /again later/],
	'500': [/trouble of its own/, /Nothing was changed|not known whether/],
	'500 after the work': [/trouble of its own/, /Nothing was changed|not known whether/],
	'dropped before the work': [/connection to Didit broke off/, /again/],
	'dropped after the work': [/connection to Didit broke off/, /again/],
	'half an answer': [/could not be read/, /check the base URL/],
	timeout: [/did not answer in time/, /again/],
	'timeout, arrives later': [/did not answer in time/, /again/],
	'no connection': [/could not be reached/, /Check the network/],
};
const FINAL = ['401', '403', '404'];
const CARRIED_OUT = ['500 after the work', 'dropped after the work', 'half an answer'];

/** A test in the place of its node says in its URL where the node's other URL begins. */
export const inThePlaceOf = ({ test, production }: Addresses) =>
	`${test}?restore=${encodeURIComponent(production.slice(0, production.indexOf('/webhook/') + 8))}`;

export class Rules {
	url: string | null = null;

	version = 'v3';

	/** Changes that n8n gave up on and that will come after all. */
	readonly late: Change[] = [];

	constructor(private readonly n8n: string) {}

	apply({ url, version }: Change): void {
		this.url = url;
		if (version) this.version = version;
	}

	perform(step: Step, trouble?: Trouble): Expected {
		const expected = this[step.hook](step, trouble);
		if (step.hook !== 'delete' || typeof expected === 'boolean') return expected;
		return step.cleansUp
			? false
			: [/may still be registered at Didit/, ...expected, /clear the URL/];
	}

	private checkExists({ mode, own }: Step, trouble?: Trouble): Expected {
		const failure = read(trouble);
		if (failure) return failure;
		const isOurs =
			mode === 'production'
				? this.url === own.production
				: [own.test, inThePlaceOf(own)].includes(this.url ?? '');
		return isOurs && this.version === 'v3';
	}

	private create(step: Step, trouble?: Trouble): Expected {
		const { replace, restore } = step.options;
		if (replace && restore !== undefined && !/^https?:/.test(restore.trim())) {
			return [/"URL to Restore"/, /Enter the whole address/];
		}
		const failure = read(trouble);
		if (failure) return failure;
		const url = this.registered(step);
		if (typeof url !== 'string') return url;
		return this.change({ url, version: 'v3' }, trouble);
	}

	/** The URL with which a node that registers itself leaves Didit, or the words of a refusal. */
	private registered({ mode, own, options }: Step): string | readonly RegExp[] {
		const { url } = this;
		const isTest = [own.test, inThePlaceOf(own)].includes(url ?? '');
		if (mode === 'production' && (url === own.production || isTest)) return own.production;
		if (isTest) return url!;
		const next = mode === 'production' ? own.production : own.test;
		if (url === null) return next;
		if (url === own.production) {
			if (options.replace) return inThePlaceOf(own);
			return [/published version of this workflow/, naming(url), /another Didit application/];
		}
		if (url.startsWith(this.n8n)) {
			// By its workflow where this process has registered it, else by its URL.
			const named = new RegExp(`${naming(url.split('?')[0]!).source}|/workflow/`);
			return [/Another trigger of this n8n/, named, /Unpublish/];
		}
		return options.replace ? next : [naming(url), /Replace It/];
	}

	private delete({ mode, own, options: { replace, restore } }: Step, trouble?: Trouble): Expected {
		const failure = read(trouble);
		if (failure) return trouble?.kind === '404' ? true : failure;
		const restored = replace && restore?.trim().startsWith('https:') ? restore.trim() : null;
		const isInPlace = this.url === inThePlaceOf(own);
		if (mode === 'production' && isInPlace) return this.change({ url: own.test }, trouble, true);
		if (mode === 'test' && isInPlace) return this.change({ url: own.production }, trouble, true);
		if (this.url !== own[mode]) return true;
		return this.change({ url: restored }, trouble, true);
	}

	private change(change: Change, trouble?: Trouble, isWayOut = false): Expected {
		if (trouble?.method !== 'PATCH') {
			this.apply(change);
			return true;
		}
		const { kind, times } = trouble;
		if (FINAL.includes(kind)) return isWayOut && kind === '404' ? true : WORDS[kind];
		if (kind === 'timeout, arrives later') {
			for (let time = 0; time < times; time++) this.late.push(change);
		}
		if (times === 1 || CARRIED_OUT.includes(kind)) this.apply(change);
		return times === 1 ? true : WORDS[kind];
	}
}

/** Why the configuration cannot be read; undefined when it can, perhaps at the second try. */
function read(trouble?: Trouble): readonly RegExp[] | undefined {
	if (trouble?.method !== 'GET') return undefined;
	const { kind, times } = trouble;
	return FINAL.includes(kind) || times === 2 ? WORDS[kind] : undefined;
}

const naming = (url: string) => new RegExp(url.replace(/[.?/]/g, '\\$&'));
