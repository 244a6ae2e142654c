import type { INodeProperties } from 'n8n-workflow';
import { ACCOUNT_API } from '../../../api/apiBase';
import type { DiditRequest } from '../../../api/types';
import { options } from '../../fields/collections';
import type { ItemParameters } from '../../input/ItemParameters';

export const accountEmail: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'name@email.com',
	required: true,
	default: '',
	description: 'Email address of the Didit account',
};

export const accountPassword: INodeProperties = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	hint: 'What is entered here is stored with the workflow. Better take it from an earlier node.',
};

/** These operations have no credential that could say where Didit is. */
export const serverOptions = options([
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: ACCOUNT_API,
		description: 'Change this only to reach a test server, such as the sandbox of this package',
	},
]);

/** What of a request is the same for operations that need no credential. */
export function withoutCredential(
	parameters: ItemParameters,
): Pick<DiditRequest, 'access' | 'baseUrl'> {
	return { access: 'open', baseUrl: parameters.option('baseUrl') };
}
