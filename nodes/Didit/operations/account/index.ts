import type { Resource } from '../../engine/operation';
import { createApplication } from './createApplication';
import { getApplications } from './getApplications';
import { getCredentials } from './getCredentials';
import { getOrganizations } from './getOrganizations';
import { login } from './login';
import { register } from './register';
import { resendCode } from './resendCode';
import { updateApplication } from './updateApplication';
import { verifyEmail } from './verifyEmail';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [
		createApplication,
		getApplications,
		getCredentials,
		getOrganizations,
		login,
		register,
		resendCode,
		updateApplication,
		verifyEmail,
	],
};
