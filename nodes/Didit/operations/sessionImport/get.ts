import type { Operation } from '../../engine/operation';
import { record } from '../../output/expectations';
import { sessionImport } from '../../output/simplify/sessionImport';
import { importId } from './fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an import',
	description: 'Read how far an import is',
	forAgents: 'Read how far an import is. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/sessions-api/import-verifications',
	fields: [importId],
	request: (parameters) => ({
		method: 'GET',
		path: ['session', 'imports', parameters.id('importId')],
	}),
	expects: record('an import', 'uuid'),
	simplify: sessionImport,
};
