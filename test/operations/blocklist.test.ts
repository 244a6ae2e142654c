import type { INodeParameters } from 'n8n-workflow';
import { findOperation } from '../../nodes/Didit/operations';
import { byId, newSession, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeAll(async () => {
	application = await newApplication();
});

const DIRECTIONS = [
	['add', 'blocklist', 'itemsToBlock', 'Successfully added to blocklist.'],
	['remove', 'unblock', 'itemsToUnblock', 'Successfully removed from blocklist.'],
] as const;

describe.each(DIRECTIONS)('%s', (operation, prefix, field, answer) => {
	const path = `/v3/blocklist/${operation}/`;
	const label = operation === 'add' ? 'Items to Block' : 'Items to Unblock';
	const run = async (sessionId: string, items?: INodeParameters[string]) =>
		await operate(application, `blocklist.${operation}`, {
			sessionId: byId(sessionId),
			...(items !== undefined && { [field]: items }),
		});

	test.each([
		[
			['face', 'document', 'email'],
			['face', 'document', 'email'],
		],
		[['document'], ['document']],
		['={{ ["Face", "EMAIL"] }}', ['face', 'email']],
		['={{ "face, document" }}', ['face', 'document']],
	])('sends what was chosen: %j', async (items, names) => {
		const { session_id } = await newSession(application, 'Declined');
		const outcome = await run(session_id, items);
		const flags = Object.fromEntries(names.map((name) => [`${prefix}_${name}`, true]));
		expect(outcome.sent).toEqual([sent('POST', path, { session_id, ...flags })]);
		expect(outcome.items).toEqual([{ json: { message: answer }, pairedItem: { item: 0 } }]);
	});

	test.each([
		['={{ [] }}', 'comes from an expression that yields nothing'],
		['={{ $json.what }}', 'comes from an expression that yields nothing'],
		['={{ "passport" }}', 'has no choice "passport"'],
	])('is refused with %j', async (items, problem) => {
		const outcome = await run(UNKNOWN, items);
		expect(outcome.error?.message).toBe(`"${label}" ${problem}`);
		expect(outcome.sent).toEqual([]);
	});

	test('passes on that the session is unknown', async () => {
		const outcome = await run(UNKNOWN, ['face']);
		expect(outcome.error?.message).toBe('Didit does not know this ID: Session not found.');
	});

	test.each([
		['Face', 'FACE_IN_BLOCKLIST'],
		['Document', 'ID_DOCUMENT_IN_BLOCKLIST'],
		['Phone', 'PHONE_NUMBER_IN_BLOCKLIST'],
		['Email', 'EMAIL_IN_BLOCKLIST'],
	])('names the warning of %s in its help', (what, tag) => {
		const fields = findOperation('blocklist', operation)?.fields;
		const { options } = fields?.find(({ name }) => name === field) ?? {};
		expect(options).toContainEqual(
			expect.objectContaining({ name: what, description: `Warning ${tag}` }),
		);
	});
});

describe('getAll', () => {
	beforeAll(async () => {
		const { session_id } = await newSession(application, 'Declined');
		const flags = { blocklist_face: true, blocklist_document: true };
		await didit(application, 'POST', '/blocklist/add/', { session_id, ...flags });
	});

	test('gives one item per entry', async () => {
		const run = await operate(application, 'blocklist.getAll', { returnAll: true });
		expect(run.sent).toMatchObject([{ method: 'GET', path: '/v3/blocklist/', body: null }]);
		expect(run.sent[0]?.query).not.toHaveProperty('item_type');
		expect(run.items.length).toBeGreaterThan(1);
		for (const item of run.items) expect(item.pairedItem).toEqual({ item: 0 });
	});

	test.each(['face', 'document', 'phone', 'email'])('filters by %s', async (itemType) => {
		const run = await operate(application, 'blocklist.getAll', { filters: { itemType } });
		expect(run.sent).toMatchObject([{ query: { item_type: itemType } }]);
		for (const { json } of run.items) expect(json.type).toBe(itemType);
	});

	test('says what a filter knows', async () => {
		const run = await operate(application, 'blocklist.getAll', {
			filters: { itemType: '={{ "passport" }}' },
		});
		expect(run.error?.message).toBe('"Item Type" has no choice "passport"');
		expect(run.error?.description).toContain('Document, Email, Face, Phone');
		expect(run.sent).toEqual([]);
	});
});
