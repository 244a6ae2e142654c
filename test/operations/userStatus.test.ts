import type { INodeExecutionData } from 'n8n-workflow';
import { answerWith, byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

/** User → Update with a status, which Didit's two versions call by different words. */

async function applicationWith(dialect: string, ...people: string[]): Promise<Application> {
	const application = await newApplication({ dialect });
	const { default_workflow_id: workflow_id } = application;
	for (const vendor_data of people) {
		await didit(application, 'POST', '/session/', { workflow_id, vendor_data });
	}
	return application;
}

const update = async (application: Application, status: string, more = {}) =>
	await operate(
		application,
		'user.update',
		{ vendorData: byId('={{ $json.name }}'), updateFields: { status }, simplify: false },
		{ items: [{ json: { name: 'ana' } }], ...more },
	);

const people = (...names: string[]): INodeExecutionData[] =>
	names.map((name) => ({ json: { name } }));
const change = (name: string, status: string) => sent('PATCH', `/v3/users/${name}/`, { status });

test.each([
	['Approved', 'Approved', 'ACTIVE'],
	['Declined', 'Declined', 'BLOCKED'],
	['={{ "in review" }}', 'In Review', 'FLAGGED'],
	['={{ "BLOCKED" }}', 'Declined', 'BLOCKED'],
])('%s is set on both', async (status, earlier, later) => {
	const older = await applicationWith('spec', 'ana');
	const first = await update(older, status);
	expect(first.sent).toEqual([change('ana', earlier)]);
	expect(first.items[0]?.json.status).toBe(earlier);

	const newer = await applicationWith('current', 'ana');
	const second = await update(newer, status);
	expect(second.error).toBeUndefined();
	expect(second.sent).toEqual([change('ana', earlier), change('ana', later)]);
	expect(second.items[0]?.json.status).toBe(later);
});

test('it takes one refusal for each application, however many items there are', async () => {
	const names = ['ana', 'ben', 'zoe', 'mia', 'leo', 'eva', 'tom'];
	const newer = await applicationWith('current', ...names);
	const run = await update(newer, 'Approved', { items: people(...names) });
	expect(run.error).toBeUndefined();
	expect(run.sent.filter(({ body }) => (body as { status: string }).status === 'Approved')).toEqual(
		[change('ana', 'Approved')],
	);
	expect(run.items.map(({ json }) => json.vendor_data)).toEqual(names);
	const again = await update(newer, 'Declined');
	expect(again.sent).toEqual([change('ana', 'BLOCKED')]);

	const other = await applicationWith('spec', 'ana');
	expect((await update(other, 'Declined')).sent).toEqual([change('ana', 'Declined')]);
});

test('a change that reads the same on both teaches nothing', async () => {
	const names = ['ana', 'ben', 'zoe', 'mia'];
	const newer = await applicationWith('current', ...names);
	const vendorData = byId('ana');
	const named = await operate(newer, 'user.update', {
		vendorData,
		updateFields: { displayName: 'Ana' },
	});
	expect(named.sent).toHaveLength(1);
	const run = await update(newer, 'Approved', { items: people(...names) });
	expect(run.sent).toHaveLength(names.length + 1);
});

test('an application that moves to a later version is learned anew', async () => {
	const application = await applicationWith('spec', 'ana');
	await update(application, 'Approved');
	const words = ['Invalid status. Valid options are: ACTIVE, FLAGGED, BLOCKED'];
	await answerWith(application, 400, { status: words }, { method: 'PATCH' });
	const run = await update(application, 'Declined');
	expect(run.sent).toEqual([change('ana', 'Declined'), change('ana', 'BLOCKED')]);
});

test('any other refusal is told and teaches nothing', async () => {
	const newer = await applicationWith('current', 'ana');
	await answerWith(newer, 400, { status: ['This user is under a legal hold.'] });
	const run = await update(newer, 'Declined');
	expect(run.error?.message).toContain('legal hold');
	expect(run.sent).toHaveLength(1);
	expect((await update(newer, 'Declined')).error).toBeUndefined();
});

test('what is refused in its own words, too, is told', async () => {
	const newer = await applicationWith('current', 'ana');
	const run = await update(newer, 'Approved', {
		items: people('nobody', 'ana'),
		onError: 'continueRegularOutput',
	});
	expect(run.items[0]?.json.error).toContain('Didit does not know this ID: User not found.');
	expect(run.items[1]?.json.status).toBe('ACTIVE');
});
