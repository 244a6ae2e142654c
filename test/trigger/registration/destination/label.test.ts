import {
	isTestLabel,
	labelOf,
	workflowIdIn,
} from '../../../../nodes/DiditTrigger/registration/destination/label';

const ID = 'Ab3dEf9hIjKlMnOp';

test('a destination is called by its workflow', () => {
	expect(labelOf({ id: ID, name: 'KYC alerts' }, false)).toBe(`n8n: KYC alerts [${ID}]`);
	expect(labelOf({ id: ID, name: 'KYC alerts' }, true)).toBe(`n8n: KYC alerts [${ID}] (test)`);
});

test.each([
	'KYC [other]',
	'KYC [other] (test)',
	'',
	'\u{1f600}'.repeat(300),
	'x'.repeat(1000),
	'two\nlines\r\n\u2028and \u0000more',
	'half \ud83d of a character',
	'日本語 "quoted" <b>',
])('the name %j is whole or cut, and the workflow can be told from it', (name) => {
	for (const isTest of [false, true]) {
		const label = labelOf({ id: ID, name }, isTest);
		expect(label.length).toBeLessThanOrEqual(255);
		expect(label.isWellFormed?.() ?? true).toBe(true);
		expect(label).not.toMatch(/\p{Cc}/u);
		expect(workflowIdIn(label)).toBe(ID);
		expect(isTestLabel(label)).toBe(isTest);
	}
});

test.each(['CRM', 'n8n', 'n8n: KYC', 'n8n: KYC []', 'KYC [a]', '', '[a] (test)'])(
	'%j names no workflow',
	(label) => {
		expect(workflowIdIn(label)).toBeUndefined();
		expect(isTestLabel(label)).toBe(false);
	},
);
