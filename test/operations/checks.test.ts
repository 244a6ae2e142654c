import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { itemsWith, picture } from '../support/files';
import { operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

/** Faces as today's Didit checks them; what goes out of files is in check.test.ts. */

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current', balance: 100 });
});

const FACE = { userImageBinaryProperty: 'data' };

/** Runs a check with one file for each item. */
const run = async (
	operation: string,
	parameters: INodeParameters,
	...files: Array<string | IBinaryData>
) => await operate(application, `check.${operation}`, parameters, { items: itemsWith(...files) });

const balance = async () =>
	Number((await didit<{ balance: string }>(application, 'GET', '/billing/balance/')).balance);

async function sessions() {
	const rows = await didit<{ results: Array<{ session_id: string }> }>(
		application,
		'GET',
		'/sessions/',
	);
	return rows.results;
}

describe('faces', () => {
	test('a living person and a copy have each their verdict, in the order of the items', async () => {
		const ran = await run('passiveLiveness', FACE, 'ana.jpg', 'ana.spoof.jpg', 'noface.jpg');
		expect(ran.error).toBeUndefined();
		expect(ran.items).toMatchObject([
			{ json: { status: 'Approved', warnings: '' }, pairedItem: { item: 0 } },
			{
				json: { status: 'Declined', warnings: 'LOW_LIVENESS_SCORE, LIVENESS_FACE_ATTACK' },
				pairedItem: { item: 1 },
			},
			{ json: { status: 'Declined', score: null, warnings: 'NO_FACE_DETECTED' } },
		]);
	});

	test('the threshold decides', async () => {
		const with96 = { ...FACE, additionalFields: { faceLivenessScoreDeclineThreshold: 96 } };
		const ran = await run('passiveLiveness', with96, 'ana.jpg');
		expect(ran.sent).toMatchObject([{ body: { face_liveness_score_decline_threshold: '96' } }]);
		expect(ran.items).toMatchObject([{ json: { status: 'Declined' } }]);
	});

	test.each([
		['ana.minor.jpg', {}, 'Declined', 'AGE_BELOW_MINIMUM'],
		['ana.minor.jpg', { ageEstimationDeclineThreshold: 16 }, 'Approved', ''],
		['ana.jpg', {}, 'Approved', ''],
	])('the age in %s with %j: %s', async (file, additionalFields, status, warnings) => {
		const ran = await run('ageEstimation', { ...FACE, additionalFields }, file);
		expect(ran.items).toMatchObject([{ json: { status, warnings } }]);
	});

	test.each([
		['ana.selfie.jpg', 'ana.portrait.jpg', 'Approved'],
		['ana.jpg', 'ben.jpg', 'Declined'],
	])('%s and %s: %s', async (user, reference, status) => {
		const ran = await operate(
			application,
			'check.faceMatch',
			{ userImageBinaryProperty: 'user', refImageBinaryProperty: 'reference' },
			{ items: [{ json: {}, binary: { user: picture(user), reference: picture(reference) } }] },
		);
		expect(ran.items).toMatchObject([{ json: { status } }]);
	});

	test('earlier sessions of a person are found, and whether they are blocked', async () => {
		await run('passiveLiveness', FACE, 'ana.jpg');
		const whole = { ...FACE, simplify: false };
		const known = await run('faceSearch', whole, 'ana.selfie.jpg');
		expect(known.items[0]?.json.face_search).toMatchObject({
			status: 'Approved',
			total_matches: 1,
			matches: [{ source: 'session', is_blocklisted: false, api_service: 'PASSIVE_LIVENESS' }],
			warnings: [{ risk: 'DUPLICATED_FACE', log_type: 'information' }],
		});
		const session_id = String((await sessions()).at(-1)?.session_id);
		await didit(application, 'POST', '/blocklist/add/', { session_id, blocklist_face: true });
		const blocked = await run('faceSearch', whole, 'ana.selfie.jpg');
		expect(blocked.items[0]?.json.face_search).toMatchObject({
			status: 'Declined',
			matches: [{ session_id, is_blocklisted: true }],
			warnings: [{ risk: 'FACE_IN_BLOCKLIST' }],
		});
		const stranger = await run('faceSearch', whole, 'ben.jpg');
		expect(stranger.items[0]?.json.face_search).toMatchObject({ total_matches: 0, warnings: [] });
	});
});

describe('what becomes of a check', () => {
	test('it is kept as a session, with its verdict, unless that is switched off', async () => {
		const keep = async (fullName: string, saveApiRequest: boolean) => {
			const additionalFields = { vendorData: 'user-1', saveApiRequest };
			await operate(application, 'check.aml', { fullName, additionalFields });
		};
		await keep('Ana Ruiz', false);
		expect(await sessions()).toEqual([]);
		await keep('Ana Ruiz 85', true);
		const run = await operate(application, 'session.getAll');
		expect(run.items).toMatchObject([{ json: { status: 'In Review', vendor_data: 'user-1' } }]);
	});

	test('it is charged whatever its verdict', async () => {
		await run('passiveLiveness', FACE, 'ana.jpg', 'ana.spoof.jpg');
		expect(await balance()).toBeLessThan(100);
		expect(await sessions()).toHaveLength(2);
	});

	test.each<[string, INodeParameters]>([
		['passiveLiveness', FACE],
		['faceMatch', { ...FACE, refImageBinaryProperty: 'data' }],
		['idVerification', { frontImageBinaryProperty: 'data' }],
		['aml', { fullName: 'Ana Ruiz' }],
		['addressValidation', { country: 'ES', additionalFields: { address: 'Calle Mayor 1' } }],
	])('without credit %s is refused, and that is said', async (operation, parameters) => {
		application = await newApplication({ dialect: 'current', balance: 0.01 });
		const ran = await run(operation, parameters, 'ana.jpg');
		expect(ran.sent).toHaveLength(1);
		expect(ran.error?.message).toContain("You don't have enough credits");
		expect(ran.error?.description).toContain('Top up the balance');
		expect(await sessions()).toEqual([]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'the others go on where the credit ends, with %s',
		async (onError) => {
			application = await newApplication({ dialect: 'current', balance: 0.25 });
			const names = ['Ana Ruiz', 'Ben Lee'];
			const ran = await operate(
				application,
				'check.aml',
				{ fullName: '={{ $json.name }}' },
				{ items: names.map((name) => ({ json: { name } })), onError },
			);
			const all = [...ran.items, ...ran.errors].map(({ json }) => json);
			expect(all).toHaveLength(2);
			expect(all.filter(({ status }) => status === 'Approved')).toHaveLength(1);
			expect(JSON.stringify(all)).toContain("You don't have enough credits");
			expect(ran.errors).toHaveLength(onError === 'continueErrorOutput' ? 1 : 0);
		},
	);
});
