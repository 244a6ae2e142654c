import type { Operation } from '../types';
import { secretOptions } from './fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the webhook configuration',
	description: 'Read where Didit sends events, and in which version',
	docs: 'https://docs.didit.me/management-api/webhook/get',
	fields: [secretOptions],
	request: () => ({ method: 'GET', path: ['webhook'] }),
};
