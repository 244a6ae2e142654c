import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteQuestionnaire } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const questionnaire: Resource = {
	value: 'questionnaire',
	name: 'Questionnaire',
	operations: [create, deleteQuestionnaire, get, getAll, update],
};
