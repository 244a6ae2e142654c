import { apiVersions } from '../../api/apiVersion';
import type { ApiVersion } from '../../api/apiVersion';
import type { DiditClient, SendOptions } from '../../api/DiditClient';
import type { DiditRequest, DiditResponse } from '../../api/types';
import type { ItemParameters } from '../input/ItemParameters';
import type { BuildRequest, Operation } from './operation';

/** What an operation sends to a Didit as specified, and to today's. */
export interface WireForms {
	readonly spec: BuildRequest;
	readonly current: BuildRequest;
	/**
	 * Whether an answer to the specification's form can only come from today's Didit. It has to be a
	 * refusal that carries nothing out: by it the node finds out.
	 */
	readonly refused?: (answer: DiditResponse) => boolean;
	/** Where today's Didit would take the specification's form and mean something else: a reading that tells. */
	readonly probe?: {
		readonly request: DiditRequest;
		readonly tells: (answer: DiditResponse) => ApiVersion;
	};
}

/** What goes out for an item, ready in both forms. */
export interface Outgoing {
	/** In the specification's form, which is that of both APIs for most operations. */
	readonly request: DiditRequest;
	readonly forms?: WireForms;
}

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
	{ request }: Operation,
	parameters: ItemParameters,
): Promise<Outgoing> {
	if (typeof request === 'function') return { request: await request(parameters) };
	return { request: await request.spec(parameters), forms: request };
}

/**
 * Sends a request in the form that the credential's Didit takes. Nobody is asked which that is: the
 * specification's goes first, and the refusal of today's Didit, which changes nothing, tells.
 *
 * @throws as DiditClient.send; NodeOperationError for what today's Didit has no form for
 */
export async function sendInForm(
	client: DiditClient,
	{ request, forms }: Outgoing,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<DiditResponse> {
	// What is the same in both forms tells nothing.
	if (!forms || (await isSame(request, forms, parameters))) {
		return await client.send(request, options);
	}
	const key = await client.credentialKeyOf(request);
	const isKnown = () => apiVersions.has(key) && isUpToDate(client, forms, key);
	while (!isKnown() && underWay.has(key)) await underWay.get(key);
	const sending = send(key, client, request, forms, parameters, options);
	if (isKnown()) return await sending;
	const over = sending
		.catch(() => undefined)
		.finally(() => {
			underWay.delete(key);
		});
	underWay.set(key, over);
	return await sending;
}

async function send(
	key: string,
	client: DiditClient,
	request: DiditRequest,
	forms: WireForms,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<DiditResponse> {
	const { current, refused = () => false, probe } = forms;
	if (probe && !(apiVersions.has(key) && isUpToDate(client, forms, key))) {
		const { itemIndex, maxWait } = options;
		const answer = await client.send(probe.request, { itemIndex, maxWait });
		apiVersions.set(key, probe.tells(answer));
		probed.add(client);
	}
	if (apiVersions.get(key) !== 'current') {
		const answer = await client.send(request, { ...options, passThrough: refused });
		if (!refused(answer)) {
			apiVersions.set(key, 'specification');
			return answer;
		}
		apiVersions.set(key, 'current');
	}
	return await client.send(await current(parameters), options);
}

/** Where no refusal would tell that an account has moved, it is asked anew in every run. */
function isUpToDate(client: DiditClient, { probe }: WireForms, key: string): boolean {
	return !probe || apiVersions.get(key) === 'current' || probed.has(client);
}

/** A form that cannot be made is another one; why it cannot is said when it is needed. */
async function isSame(
	request: DiditRequest,
	{ current }: WireForms,
	parameters: ItemParameters,
): Promise<boolean> {
	try {
		return JSON.stringify(await current(parameters)) === JSON.stringify(request);
	} catch {
		return false;
	}
}
