import type { IHttpRequestOptions } from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { TestCredentials } from './credentials';

type Route = (options: IHttpRequestOptions) => IHttpRequestOptions | Promise<IHttpRequestOptions>;

/** Every request passes its credential last before it goes out: here it can be held or led astray. */
export class RoutedCredentials extends TestCredentials {
	constructor(
		data: CredentialData,
		private readonly route: Route,
	) {
		super(data);
	}

	override async authenticate(
		...args: Parameters<TestCredentials['authenticate']>
	): Promise<IHttpRequestOptions> {
		return await this.route(await super.authenticate(...args));
	}
}
