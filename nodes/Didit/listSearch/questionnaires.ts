import { entry } from './entry';
import { nextPart } from './pages';
import { listSearch } from './picker';

export const searchQuestionnaires = listSearch((search) =>
	nextPart(search, {
		request: { method: 'GET', path: ['questionnaires'] },
		entry: (row) =>
			entry(row.uuid ?? row.questionnaire_id, row.title, row.status === 'draft' && 'draft'),
		texts: (row) => [row.description],
		nothing: 'None yet: make one with Create or in the console',
	}),
);
