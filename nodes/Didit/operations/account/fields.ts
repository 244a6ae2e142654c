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
};

/** The purpose of these calls is to hand out keys, so they are not masked; people should know. */
export const keysNotice: INodeProperties = {
	displayName:
		'The answer holds keys or tokens in plain text. They stay in the execution data of this workflow.',
	name: 'keysNotice',
	type: 'notice',
	default: '',
};
