import type { Resource } from '../../engine/operation';
import { createDraft } from './createDraft';
import { getDrafts } from './getDrafts';
import { submitDrafts } from './submitDrafts';
import { update } from './update';
import { updateDraft } from './updateDraft';

export const kybParty: Resource = {
	value: 'kybParty',
	name: 'KYB Party',
	operations: [createDraft, getDrafts, submitDrafts, update, updateDraft],
};
