import type { Operation } from '../../engine/operation';
import { updateFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { sessionProof } from '../../output/simplify/sessionProof';
import { proofFields, someNode } from './dataFields';
import { updatingData } from './updatingData';

export const updatePoaData: Operation = {
	value: 'updatePoaData',
	name: 'Update PoA Data',
	action: 'Update the proof of address of a session',
	description: 'Correct what was read from the proof of address of a person',
	forAgents:
		'Correct what was read from the proof of address of a person. Only use it when somebody with the authority has told you what is right.',
	lock: { because: 'changes what is known of a person' },
	docs: 'https://docs.didit.me/sessions-api/update-data',
	fields: [personalDataNotice, sessionId, someNode, updateFields(proofFields)],
	howToCheck: 'Look at it with Session → Get Decision.',
	request: updatingData('update-poa-data'),
	expects: record(
		'the data of a proof of address',
		'document_type',
		'poa_address',
		'issuing_state',
		'issuer',
	),
	simplify: sessionProof,
};
