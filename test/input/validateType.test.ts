import { Didit } from '../../nodes/Didit/Didit.node';

test('no field asks n8n for a check that the reader of parameters leaves out', () => {
	const properties = JSON.stringify(new Didit().description.properties);
	expect(properties).toContain('"typeOptions"');
	expect(properties).not.toContain('"validateType"');
});
