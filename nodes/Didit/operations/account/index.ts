import type { Resource } from '../../engine/operation';
import { getCredentials } from './getCredentials';
import { getOrganizations } from './getOrganizations';
import { login } from './login';
import { register } from './register';
import { verifyEmail } from './verifyEmail';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [getCredentials, getOrganizations, login, register, verifyEmail],
};
