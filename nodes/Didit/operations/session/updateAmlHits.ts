import type { Operation } from '../../engine/operation';
import { choiceField } from '../../fields/basic';
import { sessionId } from '../../fields/locators';
import { declare } from '../../input/declared';
import { identifierList } from '../../input/values/identifiers';
import { CONFIRMATION } from '../../output/expectations';
import { someNode } from './dataFields';

export const updateAmlHits: Operation = {
	value: 'updateAmlHits',
	name: 'Update AML Hits',
	action: 'Update the AML hits of a session',
	description: 'Say of hits on sanction and PEP lists whether they are the person',
	forAgents:
		'Say of hits on sanction and PEP lists whether they are the person. Only use it when somebody with the authority has told you.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/sessions-api/update-aml-hit-status',
	fields: [
		sessionId,
		declare(
			{ read: identifierList },
			{
				displayName: 'Hit Names or IDs',
				name: 'hitIds',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getAmlHits', loadOptionsDependsOn: ['sessionId.value'] },
				default: [],
				required: true,
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
		),
		choiceField(
			{
				displayName: 'Review Status',
				name: 'reviewStatus',
				required: true,
				description: 'The judgement, the same for all of them',
			},
			[
				{ name: 'Confirmed Match', value: 'Confirmed Match' },
				{ name: 'False Positive', value: 'False Positive' },
				{ name: 'Inconclusive', value: 'Inconclusive' },
				{ name: 'Unreviewed', value: 'Unreviewed' },
			],
			'False Positive',
		),
		someNode,
	],
	howToCheck: 'Look at it with Session → Get Decision.',
	request: (parameters) => {
		const hits = parameters.choices('hitIds');
		const review_status = parameters.text('reviewStatus');
		const node_id = parameters.optionalId('nodeId');
		const own = node_id === undefined ? {} : { node_id };
		const [only, ...others] = hits;
		if (only === undefined) {
			throw parameters.refuse('hitIds', 'is empty', 'Choose at least one. Nothing was sent.');
		}
		const session = ['session', parameters.id('sessionId')];
		return others.length === 0
			? {
					method: 'PATCH',
					path: [...session, 'update-aml-hit-status'],
					body: { hit_id: only, review_status, ...own },
				}
			: {
					method: 'PATCH',
					path: [...session, 'bulk-update-aml-hit-status'],
					body: { hit_updates: hits.map((hit_id) => ({ hit_id, review_status })), ...own },
				};
	},
	expects: CONFIRMATION,
};
