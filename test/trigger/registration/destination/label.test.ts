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

test('of the name one blank is left where several were, and none at its end', () => {
	expect(labelOf({ id: ID, name: ' KYC \t\n alerts \n' }, false)).toBe(`n8n: KYC alerts [${ID}]`);
	expect(labelOf({ id: ID, name: 'KYC\n\nalerts' }, false)).toBe(`n8n: KYC alerts [${ID}]`);
	expect(labelOf({ id: ID }, false)).toBe(`n8n: [${ID}]`);
	expect(labelOf({}, true)).toBe('n8n: [] (test)');
});

test('as much of the name stands there as there is room', () => {
	const end = ` [${ID}]`;
	const room = 255 - 'n8n: '.length - end.length;
	for (const more of [0, 1]) {
		const name = 'x'.repeat(room + more);
		expect(labelOf({ id: ID, name }, false)).toBe(`n8n: ${'x'.repeat(room)}${end}`);
	}
});

test.each([
	...['CRM', 'n8n', 'n8n: KYC', 'n8n: KYC []', 'KYC [a]', '', '[a] (test)'],
	...['our n8n: KYC [a]', 'n8n: KYC [a] once', 'n8n: KYC [a] (test) once'],
])('%j names no workflow', (label) => {
	expect(workflowIdIn(label)).toBeUndefined();
	expect(isTestLabel(label)).toBe(false);
});
