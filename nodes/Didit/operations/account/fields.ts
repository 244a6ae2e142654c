import type { INodeProperties } from 'n8n-workflow';

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
