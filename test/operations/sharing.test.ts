import { byId, newSession, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
});

test('a finished session is passed on to a partner, once', async () => {
	const partner = await newApplication({ dialect: 'spec' });
	const { session_id: id } = await newSession(application, 'Approved');
	const shared = await operate(application, 'session.share', { sessionId: byId(id) });
	expect(shared.sent).toEqual([sent('POST', `/v3/session/${id}/share/`, {})]);
	expect(shared.items).toMatchObject([{ pairedItem: { item: 0 } }]);
	const token = String(shared.items[0]?.json.share_token);

	const parameters = {
		shareToken: token,
		trustReview: true,
		workflowId: byId(partner.default_workflow_id),
		additionalFields: { vendorData: 'their-user' },
	};
	const imported = await operate(partner, 'session.importShared', parameters);
	expect(imported.sent).toEqual([
		sent('POST', '/v3/session/import-shared/', {
			share_token: token,
			trust_review: true,
			workflow_id: partner.default_workflow_id,
			vendor_data: 'their-user',
		}),
	]);
	expect(imported.items).toMatchObject([
		{ json: { status: 'Approved', vendor_data: 'their-user' }, pairedItem: { item: 0 } },
	]);

	const again = await operate(partner, 'session.importShared', parameters);
	expect(again.error?.message).toMatch(/^Didit did not allow this: .*already been imported/);
});

test('a review that is not trusted is sent as false', async () => {
	const partner = await newApplication({ dialect: 'spec' });
	const { session_id: id } = await newSession(application, 'Approved');
	const shared = await operate(application, 'session.share', { sessionId: byId(id) });
	const imported = await operate(partner, 'session.importShared', {
		shareToken: shared.items[0]?.json.share_token as string,
		workflowId: byId(partner.default_workflow_id),
	});
	expect(imported.sent).toMatchObject([{ body: { trust_review: false } }]);
	expect(imported.items).toMatchObject([{ json: { status: 'In Review' } }]);
});

test('an unfinished session cannot be shared', async () => {
	const { session_id: id } = await newSession(application);
	const run = await operate(application, 'session.share', { sessionId: byId(id) });
	expect(run.error?.message).toMatch(/^Didit could not accept the request: .*finished/);
});

test.each(['spec', 'current'])(
	'a session is shared with one partner alone (%s)',
	async (dialect) => {
		const [owner, partner, stranger] = [
			await newApplication({ dialect }),
			await newApplication({ dialect }),
			await newApplication({ dialect }),
		];
		const { session_id: id } = await newSession(owner, 'Approved');
		const shared = await operate(owner, 'session.share', {
			sessionId: byId(id),
			additionalFields: {
				forApplicationId: partner.uuid.toUpperCase(),
				ttlInSeconds: '={{ "600" }}',
			},
		});
		const body = { for_application_id: partner.uuid, ttl_in_seconds: 600 };
		expect(shared.sent).toEqual([sent('POST', `/v3/session/${id}/share/`, body)]);
		const shareToken = String(shared.items[0]?.json.share_token);
		const importBy = async ({ default_workflow_id: workflow, ...application }: Application) =>
			await operate(application, 'session.importShared', {
				shareToken,
				trustReview: true,
				workflowId: byId(workflow),
			});
		expect((await importBy(stranger)).error).toBeDefined();
		expect((await importBy(partner)).items[0]?.json.session_id).toEqual(expect.any(String));
	},
);

test.each([
	['forApplicationId', '={{ $json.partner }}', 'comes from an expression that yields nothing'],
	['forApplicationId', '', 'is empty'],
	['forApplicationId', 'Partner Ltd', 'holds "Partner Ltd", which is no ID'],
	['ttlInSeconds', 59, 'must be a whole number from 60 to 86400, not 59'],
	['ttlInSeconds', 86401, 'must be a whole number from 60 to 86400, not 86401'],
])('nothing is shared with %s = %j', async (name, value, problem) => {
	const { session_id: id } = await newSession(application, 'Approved');
	const run = await operate(application, 'session.share', {
		sessionId: byId(id),
		additionalFields: { [name]: value },
	});
	expect(run.error?.message).toMatch(/^"(For Application ID|TTL in Seconds)" /);
	expect(run.error?.message).toContain(problem);
	expect(run.sent).toEqual([]);
});
