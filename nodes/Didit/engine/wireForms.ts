import type { NodeOperationError } from 'n8n-workflow';
import { apiVersions } from '../../api/apiVersion';
import type { ApiVersion } from '../../api/apiVersion';
import type { DiditClient, SendOptions } from '../../api/DiditClient';
import { LIST } from '../../api/pagination';
import type { DiditRequest, DiditResponse } from '../../api/types';
import { readFiles } from '../input/files';
import type { ItemParameters } from '../input/ItemParameters';
import { hintOnce } from '../output/hintOnce';
import type { Operation, WireForms } from './operation';

/** Whoever changes one thing may wonder why others were sent, too. */
const REPLACES =
	'Didit takes this as a whole: the node read what is there, and sent it back with your changes.';

/** The list of workflows tells which Didit it is: the specification's is an array, today's comes in pages. */
const PROBE: DiditRequest = { method: 'GET', path: ['workflows'], query: { limit: 1 } };

const versionBy = ({ body }: DiditResponse): ApiVersion =>
	Array.isArray(body) ? 'specification' : 'current';

/** Thrown by a form of the specification for what only today's Didit knows. */
export class OnlyCurrent extends Error {
	/** @param reason what the person reads, should their Didit be as specified */
	constructor(readonly reason: NodeOperationError) {
		super(reason.message);
	}
}

/** What goes out for an item: one request, or one of two forms of it. */
export type Outgoing =
	| { readonly request: DiditRequest }
	| { readonly forms: WireForms; readonly spec: DiditRequest }
	/** Why the specification has no form for it. */
	| { readonly forms: WireForms; readonly onlyCurrent: Error };

/** The first request of a credential whose Didit is not known yet: others wait for what it finds. */
const underWay = new Map<string, Promise<unknown>>();

/** Runs that have asked which it is: an account may move to today's Didit between two of them. */
const probed = new WeakSet<DiditClient>();

/**
 * What is to be sent for an item.
 *
 * @throws NodeOperationError for a field that cannot be read
 */
export async function outgoingOf(
	{ request, files }: Operation,
	parameters: ItemParameters,
): Promise<Outgoing> {
	if (typeof request === 'function') {
		const sent = await request(parameters);
		const sentAlong = files ? await readFiles(parameters, files) : [];
		return { request: sentAlong.length > 0 ? { ...sent, files: sentAlong } : sent };
	}
	return await inSpecForm(request, parameters).catch((error: unknown): Outgoing => {
		if (error instanceof OnlyCurrent) return { forms: request, onlyCurrent: error.reason };
		throw error;
	});
}

async function inSpecForm(forms: WireForms, parameters: ItemParameters): Promise<Outgoing> {
	return { forms, spec: await forms.spec(parameters) };
}

/** Whether what goes out changes something. Only changes have two forms. */
export function isChange(outgoing: Outgoing): boolean {
	return 'forms' in outgoing || outgoing.request.method !== 'GET';
}

/**
 * Sends what goes out, in the form that the credential's Didit takes. Nobody is asked which that is:
 * the specification's goes first, and the refusal of today's Didit, which changes nothing, tells.
 *
 * @throws as DiditClient.send; NodeOperationError for what the credential's Didit has no form for
 */
export async function sendInForm(
	client: DiditClient,
	outgoing: Outgoing,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<DiditResponse> {
	if ('request' in outgoing) return await client.send(outgoing.request, options);
	const { forms } = outgoing;
	// What is the same in both forms tells nothing.
	const same = await sameInBoth(outgoing, parameters);
	if (same) return await client.send(same, options);
	const sending = { client, outgoing, forms, parameters, options };
	const key = await client.credentialKeyOf(ANY_REQUEST);
	const mustAsk = forms.asksFirst || 'onlyCurrent' in outgoing;
	// An account may have moved to today's Didit since: where no refusal tells, every run asks anew.
	const isKnown = () =>
		apiVersions.get(key) === 'current' ||
		(apiVersions.has(key) && (!mustAsk || probed.has(client)));
	while (!isKnown() && underWay.has(key)) await underWay.get(key);
	const answer = send(key, sending);
	if (isKnown()) return await answer;
	const over = answer
		.catch(() => undefined)
		.finally(() => {
			underWay.delete(key);
		});
	underWay.set(key, over);
	return await answer;
}

/**
 * The request for something to read, which no refusal can tell about: a list is asked for with what
 * the credential's Didit knows, or not at all.
 *
 * @throws NodeOperationError for what it does not know
 */
export async function readRequest(
	client: DiditClient,
	outgoing: Outgoing,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<DiditRequest> {
	if ('request' in outgoing) return outgoing.request;
	if ('spec' in outgoing) return outgoing.spec;
	const key = await client.credentialKeyOf(ANY_REQUEST);
	await probeOnce(key, client, options);
	if (apiVersions.get(key) === 'specification') throw outgoing.onlyCurrent;
	return await outgoing.forms.current(parameters);
}

/** Two forms have only what goes out with the API key. */
const ANY_REQUEST: DiditRequest = { method: 'GET', path: [] };

interface Sending {
	readonly client: DiditClient;
	readonly outgoing: Exclude<Outgoing, { readonly request: DiditRequest }>;
	readonly forms: WireForms;
	readonly parameters: ItemParameters;
	readonly options: SendOptions;
}

async function send(key: string, sending: Sending): Promise<DiditResponse> {
	const { client, outgoing, forms, options } = sending;
	const { refused = () => false, asksFirst } = forms;
	if (asksFirst || 'onlyCurrent' in outgoing) await probeOnce(key, client, options);
	if ('onlyCurrent' in outgoing) {
		if (apiVersions.get(key) === 'specification') throw outgoing.onlyCurrent;
		return await sendCurrent(sending);
	}
	if (apiVersions.get(key) !== 'current') {
		const answer = await client.send(outgoing.spec, { ...options, passThrough: refused });
		if (!refused(answer)) {
			apiVersions.set(key, 'specification');
			return answer;
		}
		apiVersions.set(key, 'current');
	}
	return await sendCurrent(sending);
}

async function probeOnce(
	key: string,
	client: DiditClient,
	{ itemIndex, maxWait }: SendOptions,
): Promise<void> {
	if (apiVersions.get(key) === 'current' || probed.has(client)) return;
	const answer = await client.send(PROBE, { itemIndex, maxWait, expects: LIST });
	apiVersions.set(key, versionBy(answer));
	probed.add(client);
}

async function sendCurrent({
	client,
	forms,
	parameters,
	options,
}: Sending): Promise<DiditResponse> {
	const { itemIndex, maxWait } = options;
	const first = forms.readFirst?.(parameters);
	const state = first && (await client.send(first, { itemIndex, maxWait })).body;
	const answer = await client.send(await forms.current(parameters, state), options);
	if (first) hintOnce(parameters.context, REPLACES);
	return answer;
}

/** A form that cannot be made is another one; why it cannot is said when it is needed. */
async function sameInBoth(
	outgoing: Sending['outgoing'],
	parameters: ItemParameters,
): Promise<DiditRequest | undefined> {
	if ('onlyCurrent' in outgoing || outgoing.forms.readFirst?.(parameters)) return undefined;
	try {
		const current = await outgoing.forms.current(parameters);
		return JSON.stringify(current) === JSON.stringify(outgoing.spec) ? current : undefined;
	} catch {
		return undefined;
	}
}
