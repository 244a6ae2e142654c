import { olderVersion } from '../../../nodes/DiditTrigger/webhook/olderVersion';
import { control, didit } from '../../support/sandbox';
import { TAKEN, useTrigger } from '../delivery';
import { collectLog } from '../traces';

const t = useTrigger();

afterEach(() => jest.restoreAllMocks());

/** The event that Didit would send in a version, as the sandbox makes it. */
async function eventIn(webhook_version: string): Promise<object> {
	const { application } = t;
	await didit(application, 'PATCH', '/webhook/', { webhook_url: t.n8n.url, webhook_version });
	const session = await didit(application, 'POST', '/session/', {
		workflow_id: application.default_workflow_id,
	});
	const path = `/sessions/${String(session.session_id)}/outcome`;
	const { deliveries } = await control('POST', path, { status: 'Approved' });
	const [{ body }] = deliveries as unknown as [{ body: string }];
	return JSON.parse(body) as object;
}

test.each(['v1', 'v2'])(
	'an event in version %s is refused, with a word on where to change it',
	async (version) => {
		await t.start();
		const log = collectLog(t.setup());
		const event = (await eventIn(version)) as never;
		expect(olderVersion(event)).toBe(version);
		const text = JSON.stringify(event);
		expect(await t.post(text, t.signed(text))).toEqual({
			status: 400,
			text: '{"message":"The event is not of webhook version v3"}',
		});
		expect(t.n8n.executions).toEqual([]);
		expect(log).toContainEqual(
			expect.stringMatching(
				new RegExp(`webhook version ${version}, .* set the version to v3 in the Didit console`),
			),
		);
	},
);

test('one in version v3 is taken', async () => {
	await t.start();
	const event = (await eventIn('v3')) as never;
	expect(olderVersion(event)).toBeUndefined();
	const text = JSON.stringify(event);
	expect(await t.post(text, t.signed(text))).toEqual(TAKEN);
});

test.each([
	{},
	{ decision: null },
	{ decision: 'Approved' },
	{ decision: { score: 1 } },
	// Of a company.
	{ decision: { registry_checks: [], aml: {} } },
	{ decision: { id_verifications: null, phone: '+34600000000' } },
])('%j is no older version', (event) => {
	expect(olderVersion(event)).toBeUndefined();
});
