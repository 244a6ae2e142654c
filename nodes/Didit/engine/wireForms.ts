import { LruMap } from '../../api/util/LruMap';
import type { DiditClient, SendOptions } from '../../api/DiditClient';
import type { DiditRequest, DiditResponse } from '../../api/types';
import type { ItemParameters } from '../input/ItemParameters';

/** The form in which later versions of Didit take what an operation asks for. */
export interface LaterForm {
	readonly request: (parameters: ItemParameters) => DiditRequest;
	/**
	 * Whether an answer to the specification's form can only come from a later version. It has to be
	 * a refusal that carries nothing out.
	 */
	readonly refused?: (answer: DiditResponse) => boolean;
	/** Where a later version would take the specification's form and mean something else: a reading that tells. */
	readonly probe?: {
		readonly request: DiditRequest;
		readonly tells: (answer: DiditResponse) => ApiVersion;
	};
}

export type ApiVersion = 'specification' | 'later';

const MOST_APPLICATIONS = 1_000;

/** What each application's Didit was found to be, in this process. What is forgotten costs a refusal. */
const known = new LruMap<ApiVersion>(MOST_APPLICATIONS);

/** The first request of an application whose Didit is not known yet: others wait for what it finds. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Sends a request in the form that the application's Didit takes. Nobody is asked which that is: the
 * specification's goes first, and the refusal of a later version, which changes nothing, tells.
 *
 * @throws as DiditClient.send
 */
export async function sendInForm(
	client: DiditClient,
	request: DiditRequest,
	later: LaterForm,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<DiditResponse> {
	// What is the same in both forms tells nothing.
	if (isSame(request, later, parameters)) return await client.send(request, options);
	const application = await client.credentialKeyOf(request);
	while (!known.has(application) && underWay.has(application)) await underWay.get(application);
	const sending = send(application, client, request, later, parameters, options);
	if (known.has(application)) return await sending;
	const over = sending
		.catch(() => undefined)
		.finally(() => {
			underWay.delete(application);
		});
	underWay.set(application, over);
	return await sending;
}

async function send(
	application: string,
	client: DiditClient,
	request: DiditRequest,
	{ request: laterRequest, refused = () => false, probe }: LaterForm,
	parameters: ItemParameters,
	options: SendOptions,
): Promise<DiditResponse> {
	if (probe && !known.has(application)) {
		const { itemIndex, maxWait } = options;
		const answer = await client.send(probe.request, { itemIndex, maxWait });
		known.set(application, probe.tells(answer));
	}
	if (known.get(application) !== 'later') {
		const answer = await client.send(request, { ...options, passThrough: refused });
		if (!refused(answer)) {
			known.set(application, 'specification');
			return answer;
		}
		known.set(application, 'later');
	}
	return await client.send(laterRequest(parameters), options);
}

/** A form that cannot be made is another one; why it cannot is said when it is needed. */
function isSame(
	request: DiditRequest,
	{ request: laterRequest }: LaterForm,
	parameters: ItemParameters,
): boolean {
	try {
		return JSON.stringify(laterRequest(parameters)) === JSON.stringify(request);
	} catch {
		return false;
	}
}
