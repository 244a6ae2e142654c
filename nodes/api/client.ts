import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { systemClock } from './clock';
import type { Connection } from './connection';
import { connect } from './connection';
import type { Exchange } from './exchange';
import { exchange, isSuccess } from './exchange';
import { EXECUTE_POLICY } from './policies';
import { quote } from './quote';
import { redact } from './redact';
import { retryDelay } from './retry';
import type { Access, Clock, DiditContext, DiditRequest, DiditResponse, Policy } from './types';
import { endpointUrl, nextPageUrl } from './url';
import { explain } from './words';

/** A sentence for an answer that this operation knows better than the general table. */
export interface Advice {
	/** Tested against Didit's words. */
	readonly when: RegExp;
	readonly say: string;
}

export interface SendOptions {
	readonly itemIndex?: number;
	readonly advice?: readonly Advice[];
}

/**
 * The one way out to Didit. One client serves one execution (or one hook or webhook call) and
 * reads each credential once.
 */
export class DiditClient {
	private readonly connections = new Map<Access, Promise<Connection>>();

	private lastBearer: Promise<Exchange | undefined> = Promise.resolve(undefined);

	private mayRenew = true;

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
	) {}

	/**
	 * Sends a request, again where that is safe, and returns the answer.
	 *
	 * @throws NodeApiError in words for the person in the editor, for any status but 2xx and when
	 * no answer came; NodeOperationError for an unusable path or credential
	 */
	async send(request: DiditRequest, options: SendOptions = {}): Promise<DiditResponse> {
		const { base } = await this.connection(request.access ?? 'apiKey');
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
		const { base } = await this.connection(request.access ?? 'apiKey');
		const url = nextPageUrl(this.context.getNode(), base, link);
		return await this.sendTo(url, { ...request, query: undefined }, options);
	}

	private async sendTo(
		url: string,
		request: DiditRequest,
		options: SendOptions,
	): Promise<DiditResponse> {
		const access = request.access ?? 'apiKey';
		let perhapsDone = false;
		for (let done = 1; ; done++) {
			const outcome = await this.exchange(access, this.httpOptions(url, request));
			if (outcome.kind === 'answer' && isSuccess(outcome.response.status)) return outcome.response;
			if (perhapsDone && request.method === 'DELETE' && isGone(outcome)) {
				return { status: 204, headers: {}, body: '' };
			}
			perhapsDone ||= isAmbiguous(outcome);
			const delay = retryDelay(outcome, request.method, done, this.policy, this.clock);
			if (delay === undefined || this.signal?.aborted) {
				throw await this.failure(outcome, request, options);
			}
			await this.clock.wait(delay, this.signal);
		}
	}

	/**
	 * Bearer calls go one after the other, and none after a failed login: ten items at once would
	 * be ten logins, and five refusals lock the account. Once a fresh token was refused as well, a
	 * further login would not help either.
	 */
	private async exchange(access: Access, options: IHttpRequestOptions): Promise<Exchange> {
		if (access !== 'bearer') return await exchange(this.context, access, options);
		const turn = this.lastBearer.then(async (last) => {
			if (last?.kind === 'breakdown' && last.why === 'loginFailed') return last;
			const outcome = await exchange(this.context, access, options, this.mayRenew);
			const refused = outcome.kind === 'answer' && [401, 403].includes(outcome.response.status);
			this.mayRenew &&= !refused;
			return outcome;
		});
		this.lastBearer = turn;
		return await turn;
	}

	private httpOptions(url: string, request: DiditRequest): IHttpRequestOptions {
		const file = request.expects === 'file';
		const hasBody = request.body !== undefined;
		return {
			method: request.method,
			url,
			qs: definedOnly(request.query),
			arrayFormat: 'repeat',
			// n8n drops empty objects, so the body goes out as text.
			...(hasBody && { body: JSON.stringify(request.body) }),
			headers: {
				Accept: file ? 'application/pdf, application/json' : 'application/json',
				...(hasBody && { 'Content-Type': 'application/json' }),
			},
			...(file && { encoding: 'arraybuffer' as const }),
			timeout: this.policy.timeout,
			// n8n would send the key on to wherever a redirect points.
			disableFollowRedirect: true,
			abortSignal: this.signal,
		};
	}

	private async failure(
		outcome: Exchange,
		request: DiditRequest,
		{ itemIndex, advice }: SendOptions,
	): Promise<NodeApiError> {
		const said = outcome.kind === 'answer' ? quote(outcome.response.body) : '';
		const fitting = advice?.find(({ when }) => when.test(said))?.say;
		const { message, description, httpCode } = explain(outcome, request, fitting);
		const { secrets } = await this.connection(request.access ?? 'apiKey');
		const hidden = [...secrets, ...secretsIn(request.body)];
		const words = {
			message: redact(message, hidden),
			description: redact(description, hidden),
		};
		return new NodeApiError(this.context.getNode(), words, { ...words, httpCode, itemIndex });
	}

	private async connection(access: Access): Promise<Connection> {
		const known = this.connections.get(access) ?? connect(this.context, access);
		this.connections.set(access, known);
		return await known;
	}
}

/** The request may have been carried out although no good answer came. */
function isAmbiguous(outcome: Exchange): boolean {
	return outcome.kind === 'breakdown'
		? outcome.why !== 'unreachable'
		: outcome.response.status >= 500;
}

/** After a first attempt whose fate is unknown, this is what a DELETE that had worked looks like. */
function isGone(outcome: Exchange): boolean {
	return outcome.kind === 'answer' && outcome.response.status === 404;
}

/** n8n would send null and '' as empty parameters, which Didit reads as a filter. */
function definedOnly(query: IDataObject = {}): IDataObject {
	return Object.fromEntries(
		Object.entries(query).filter(
			([, value]) => value !== undefined && value !== null && value !== '',
		),
	);
}

function secretsIn(body: IDataObject = {}): string[] {
	return Object.entries(body)
		.filter(([key]) => /password|token|code|secret/.test(key))
		.map(([, value]) => String(value));
}
