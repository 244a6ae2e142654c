import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { systemClock } from './util/clock';
import type { Connection } from './credentials';
import { connect } from './credentials';
import type { Attempt } from './http/sendOnce';
import { sendOnce, isSuccess, judged } from './http/sendOnce';
import type { Receive } from './files/streamFile';
import { scopeOf } from './rateLimit/scopes';
import { buildRequest } from './http/buildRequest';
import { unlimited } from './rateLimit/RateLimiter';
import { limiterFor } from './rateLimit/limiters';
import type { RetryResult } from './retry/sendWithRetry';
import { sendWithRetry } from './retry/sendWithRetry';
import { EXECUTE_POLICY } from './policies';
import type { Labels } from './errors/errorBodyText';
import { errorBodyText } from './errors/errorBodyText';
import { redact } from './errors/redact';
import { isIdempotent } from './retry/rules';
import { WaitTimer } from './rateLimit/WaitTimer';
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
import { describeFailure } from './errors/describeFailure';

/** A sentence for an answer that this operation knows better than the general table. */
export interface ErrorHint {
	/** Tested against Didit's words. */
	readonly when: RegExp;
	readonly say: string;
}

export interface SendOptions {
	readonly itemIndex?: number;
	readonly errorHints?: readonly ErrorHint[];
	/** Where to look whether a request was carried out whose fate is unknown, as a sentence. */
	readonly howToCheck?: string;
	/** Gives the labels of the fields that the person filled in, once they are asked for. */
	readonly labels?: () => Labels;
	/** Milliseconds to wait at most, instead of the policy's; as the person set it. */
	readonly maxWait?: number;
	/** What a good answer holds. Default: anything. */
	readonly expects?: Expectation;
	/** An answer that is no success and is wanted all the same, instead of an error. */
	readonly passThrough?: (answer: DiditResponse) => boolean;
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

	private lastOfAccount: Promise<Attempt | undefined> = Promise.resolve(undefined);

	private mayRenew = true;

	private readonly waitTimer: WaitTimer;

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
		this.waitTimer = new WaitTimer(clock);
	}

	/** Tells applications apart; the same for every client of one. */
	async credentialKeyOf(request: DiditRequest): Promise<string> {
		return (await this.connection(request)).id ?? '';
	}

	/** Milliseconds for which everything that was sent through here waited for Didit's rate limit. */
	get stoodStill(): number {
		return this.waitTimer.ms;
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
		const { policy, clock, signal, waitTimer } = this;
		const access = request.access ?? 'apiKey';
		const { id } = await this.connection(request);
		const isPaced = id !== undefined && policy.sitsOutLimits;
		const limiter = isPaced ? limiterFor(clock, id, scopeOf(request)) : unlimited;
		const longestWait = options.maxWait ?? policy.longestWait;
		const { receive, expects } = options;
		const wire = buildRequest(url, request, receive !== undefined, policy, signal);
		const result = await sendWithRetry(
			// n8n writes into what it is given.
			async () => judged(await this.once(access, { ...wire }, receive), expects),
			request,
			{ policy, longestWait, limiter, waitTimer, clock, signal },
		);
		const { last } = result;
		const answer = last.kind === 'answer' ? last.response : undefined;
		if (answer && (isSuccess(last) || options.passThrough?.(answer))) return answer;
		throw await this.failure(result, request, options);
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
	): Promise<Attempt> {
		if (access === 'apiKey') return await sendOnce(this.context, access, options, { receive });
		const turn = this.lastOfAccount.then(async (last) => {
			if (last?.kind === 'networkFailure' && last.why === 'loginFailed') return last;
			const { context, mayRenew: renew } = this;
			const outcome = await sendOnce(context, access, options, { renew });
			const refused = outcome.kind === 'answer' && [401, 403].includes(outcome.response.status);
			this.mayRenew &&= !refused;
			return outcome;
		});
		this.lastOfAccount = turn;
		return await turn;
	}

	private async failure(
		result: RetryResult,
		request: DiditRequest,
		{ itemIndex, errorHints, howToCheck, labels, maxWait }: SendOptions,
	): Promise<NodeApiError> {
		const { last } = result;
		const said = last.kind === 'answer' ? errorBodyText(last.response.body) : '';
		const hint = errorHints?.find(({ when }) => when.test(said))?.say;
		const remarks = { hint, howToCheck, labels: labels?.(), maxWait };
		const { message, description, httpCode } = describeFailure(result, request, remarks);
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
		if (result.outcomeUnknown && !isIdempotent(request)) ofUnknownFate.add(error);
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
