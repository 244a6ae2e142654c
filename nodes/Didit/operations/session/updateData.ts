import type { Operation } from '../../engine/operation';
import { updateFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { sessionDocument } from '../../output/simplify/sessionDocument';
import { documentFields, someNode } from './dataFields';
import { updatingData } from './updatingData';

export const updateData: Operation = {
	value: 'updateData',
	name: 'Update Data',
	action: 'Update the document data of a session',
	description: 'Correct what was read from the document of a person',
	forAgents:
		'Correct what was read from the document of a person. Only use it when somebody with the authority has told you what is right.',
	lock: { because: 'changes what is known of a person' },
	docs: 'https://docs.didit.me/sessions-api/update-data',
	fields: [personalDataNotice, sessionId, someNode, updateFields(documentFields)],
	howToCheck: 'Look at it with Session → Get Decision.',
	request: updatingData('update-data'),
	expects: record(
		'the data of a document',
		'document_type',
		'first_name',
		'last_name',
		'document_number',
		'issuing_state',
	),
	simplify: sessionDocument,
};
