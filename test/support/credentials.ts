import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentials,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';
import { DiditAccountApi } from '../../credentials/DiditAccountApi.credentials';
import { DiditApi } from '../../credentials/DiditApi.credentials';

export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/**
 * What n8n's credentials helper does for our two types: keeps the data, fills in headers, runs
 * preAuthentication when the token is missing or was refused, and keeps its result.
 */
export class TestCredentials extends ICredentialsHelper {
	private readonly types: Record<string, ICredentialType> = {
		diditApi: new DiditApi(),
		diditAccountApi: new DiditAccountApi(),
	};

	constructor(readonly data: CredentialData) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authenticate = this.typeOf(typeName).authenticate as IAuthenticate;
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		const { properties } = authenticate;
		const headers = Object.entries(properties.headers ?? {}).map(([name, template]) => [
			name,
			String(template)
				.replace(/^=/, '')
				.replace(/{{\$credentials\.(\w+)}}/g, (_all, key: string) => String(credentials[key])),
		]);
		return {
			...requestOptions,
			headers: { ...requestOptions.headers, ...Object.fromEntries(headers) },
		};
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.typeOf(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || !type.preAuthentication) return undefined;
		if (credentials[expirable.name] && !credentialsExpired) return undefined;
		const output = await type.preAuthentication.call(helpers, credentials);
		Object.assign(this.data[typeName] ?? {}, output);
		return { ...credentials, ...output } as ICredentialDataDecryptedObject;
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.typeOf(typeName).preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		const defaults = this.typeOf(typeName).properties.map(({ name, default: value }) => [
			name,
			value,
		]);
		return { ...Object.fromEntries(defaults), ...this.data[typeName] };
	}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.typeOf(typeName).properties;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Encrypted credentials are not needed here');
	}

	async updateCredentials(): Promise<void> {
		throw new Error('Credentials are not updated here');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('There is no OAuth here');
	}

	private typeOf(name: string): ICredentialType {
		const type = this.types[name];
		if (!type) throw new Error(`Unknown credential type ${name}`);
		return type;
	}
}
