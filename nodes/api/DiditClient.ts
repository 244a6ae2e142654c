import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { systemClock } from './util/clock';
import type { Connection } from './credentials';
import { connect } from './credentials';
import type { Exchange } from './http/sendOnce';
import { exchange, isSuccess, judged } from './http/sendOnce';
import type { Receive } from './files/streamFile';
import { groupOf } from './rateLimit/scopes';
import { outgoing } from './http/buildRequest';
import { unpaced } from './rateLimit/RateLimiter';
import { pacerFor } from './rateLimit/limiters';
import type { Ending } from './retry/sendWithRetry';
import { persist } from './retry/sendWithRetry';
import { EXECUTE_POLICY } from './policies';
import type { Labels } from './errors/errorBodyText';
import { quote } from './errors/errorBodyText';
import { redact } from './errors/redact';
import { isIdempotent } from './retry/rules';
import { Standstill } from './rateLimit/WaitTimer';
import type {
	Access,
	Clock,
	DiditContext,
	DiditRequest,
	DiditResponse,
	Expectation,
	Policy,
} from './types';
import { endpointUrl, nextPageUrl } from './http/urls';
import { explain } from './errors/describeFailure';

/** A sentence for an answer that this operation knows better than the general table. */
export interface Advice {
	/** Tested against Didit's words. */
	readonly when: RegExp;
	readonly say: string;
}

export interface SendOptions {
	readonly itemIndex?: number;
	readonly advice?: readonly Advice[];
	/** Where to look whether a request was carried out whose fate is unknown, as a sentence. */
	readonly check?: string;
	/** Gives the labels of the fields that the person filled in, once they are asked for. */
	readonly labels?: () => Labels;
	/** Milliseconds to wait at most, instead of the policy's; as the person set it. */
	readonly maxWait?: number;
	/** What a good answer holds. Default: anything. */
	readonly expects?: Expectation;
	/** An answer that is no success and is wanted all the same, instead of an error. */
	readonly handsOut?: (answer: DiditResponse) => boolean;
	/** Takes the body of the answer as it comes, for files. */
	readonly receive?: Receive;
}

const ofUnknownFate = new WeakSet<object>();

/** Whether a request failed of which nobody knows if Didit carried it out, and twice would be wrong. */
export function isOfUnknownFate(error: unknown): error is NodeApiError {
	return error instanceof NodeApiError && ofUnknownFate.has(error);
}

/**
 * The one way out to Didit. One client serves one execution (or one hook or webhook call) and
 * reads each credential once.
 */
export class DiditClient {
	private readonly connections = new Map<Access, Promise<Connection>>();

	private lastOfAccount: Promise<Exchange | undefined> = Promise.resolve(undefined);

	private mayRenew = true;

	private readonly standstill: Standstill;

	/**
	 * @param context the n8n context whose credentials and helpers are used
	 * @param policy patience; see policies.ts
	 * @param clock replaced in tests
	 * @param signal ends all waiting; the execution's cancel signal
	 */
	constructor(
		private readonly context: DiditContext,
		private readonly policy: Policy = EXECUTE_POLICY,
		private readonly clock: Clock = systemClock,
		private readonly signal?: AbortSignal,
	) {
		this.standstill = new Standstill(clock);
	}

	/** Tells applications apart; the same for every client of one. */
	async applicationOf(request: DiditRequest): Promise<string> {
		return (await this.connection(request)).id ?? '';
	}

	/** Milliseconds for which everything that was sent through here waited for Didit's rate limit. */
	get stoodStill(): number {
		return this.standstill.ms;
	}

	/**
	 * Sends a request, again where that is safe, and returns the answer.
	 *
	 * @throws NodeApiError in words for the person in the editor, for any status but 2xx and when
	 * no answer came; NodeOperationError for an unusable path or credential
	 */
	async send(request: DiditRequest, options: SendOptions = {}): Promise<DiditResponse> {
		const { base } = await this.connection(request);
		return await this.sendTo(
			endpointUrl(this.context.getNode(), base, request.path),
			request,
			options,
		);
	}

	/**
	 * Follows the `next` link of a list.
	 *
	 * @param link absolute or relative URL as Didit sent it
	 * @throws as {@link send}; NodeOperationError when the link leaves the credential's host
	 */
	async sendNext(
		link: string,
		request: DiditRequest,
		options: SendOptions = {},
	): Promise<DiditResponse> {
		const { base } = await this.connection(request);
		const url = nextPageUrl(this.context.getNode(), base, link);
		return await this.sendTo(url, { ...request, query: undefined }, options);
	}

	private async sendTo(
		url: string,
		request: DiditRequest,
		options: SendOptions,
	): Promise<DiditResponse> {
		const { policy, clock, signal, standstill } = this;
		const access = request.access ?? 'apiKey';
		const { id } = await this.connection(request);
		const isPaced = id !== undefined && policy.sitsOutLimits;
		const pacer = isPaced ? pacerFor(clock, id, groupOf(request)) : unpaced;
		const longestWait = options.maxWait ?? policy.longestWait;
		const { receive, expects } = options;
		const wire = outgoing(url, request, receive !== undefined, policy, signal);
		const ending = await persist(
			// n8n writes into what it is given.
			async () => judged(await this.once(access, { ...wire }, receive), expects),
			request,
			{ policy, longestWait, pacer, standstill, clock, signal },
		);
		const { last } = ending;
		const answer = last.kind === 'answer' ? last.response : undefined;
		if (answer && (isSuccess(last) || options.handsOut?.(answer))) return answer;
		throw await this.failure(ending, request, options);
	}

	/**
	 * Calls of an account go one after the other, and none after a failed login: ten items at once
	 * would be ten logins, and five refusals lock the account. Once a fresh token was refused as
	 * well, a further login would not help either.
	 */
	private async once(
		access: Access,
		options: IHttpRequestOptions,
		receive?: Receive,
	): Promise<Exchange> {
		if (access === 'apiKey') return await exchange(this.context, access, options, { receive });
		const turn = this.lastOfAccount.then(async (last) => {
			if (last?.kind === 'breakdown' && last.why === 'loginFailed') return last;
			const { context, mayRenew: renew } = this;
			const outcome = await exchange(context, access, options, { renew });
			const refused = outcome.kind === 'answer' && [401, 403].includes(outcome.response.status);
			this.mayRenew &&= !refused;
			return outcome;
		});
		this.lastOfAccount = turn;
		return await turn;
	}

	private async failure(
		ending: Ending,
		request: DiditRequest,
		{ itemIndex, advice, check, labels, maxWait }: SendOptions,
	): Promise<NodeApiError> {
		const { last } = ending;
		const said = last.kind === 'answer' ? quote(last.response.body) : '';
		const fitting = advice?.find(({ when }) => when.test(said))?.say;
		const remarks = { advice: fitting, check, labels: labels?.(), maxWait };
		const { message, description, httpCode } = explain(ending, request, remarks);
		const { secrets } = await this.connection(request);
		const hidden = [...secrets, ...secretsIn(request.body)];
		const words = {
			message: redact(message, hidden),
			description: redact(description, hidden),
		};
		const error = new NodeApiError(this.context.getNode(), words, {
			...words,
			httpCode,
			itemIndex,
		});
		if (ending.perhapsDone && !isIdempotent(request)) ofUnknownFate.add(error);
		return error;
	}

	private async connection({ access = 'apiKey', baseUrl }: DiditRequest): Promise<Connection> {
		if (access === 'open') return await connect(this.context, access, baseUrl);
		const known = this.connections.get(access) ?? connect(this.context, access);
		this.connections.set(access, known);
		return await known;
	}
}

/** What a request tells Didit in confidence. Switches such as rotate_secret_key tell nothing. */
const CONFIDENTIAL = /^code$|(^|_)(password|token|secret|key)$/;

function secretsIn(body: IDataObject = {}): string[] {
	return Object.entries(body).flatMap(([name, value]) =>
		CONFIDENTIAL.test(name) && typeof value === 'string' ? [value] : [],
	);
}
