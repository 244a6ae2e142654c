import { apiVersions } from '../../nodes/api/apiVersion';
import { credentialKey } from '../../nodes/api/credentials';
import { registry } from '../../nodes/Didit/operations';
import { newEmail } from '../support/account';
import { INPUT, LEAST } from '../support/leastParameters';
import type { Operated, Sent } from '../support/operate';
import { fault, operate, operateAccount } from '../support/operate';
import { accountCredential, apiKeyCredential, control, newApplication } from '../support/sandbox';
import type { INodeParameters } from 'n8n-workflow';
import { REQUESTS } from './digest';
import { fullParameters } from './fullParameters';
import { pathsIn, violations } from './violations';

/** What the node sends to a Didit of today for these parameters. Didit's answer does not matter. */
async function sentToday(operation: string, parameters: INodeParameters): Promise<Sent> {
	const refusal = { kind: 'status', status: 409, body: { detail: 'Not today.' }, times: null };
	const { method = '' } = REQUESTS[operation]!;
	if (operation.startsWith('account.')) {
		const email = newEmail();
		await control('POST', '/faults', { email, ...refusal });
		const own = { ...parameters, ...(parameters.email && { email }) };
		const credentials = accountCredential(email, 'MyStr0ng!Pass');
		return last(await operateAccount(email, credentials, operation, own), method);
	}
	const application = await newApplication({ dialect: 'current' });
	const { diditApi = {} } = apiKeyCredential(application);
	apiVersions.set(credentialKey(diditApi), 'current');
	// What is read before a change is made.
	await fault(application, {
		...refusal,
		method: 'GET',
		path: '/v3/workflows/',
		status: 200,
		body: WORKFLOW,
	});
	await fault(application, {
		...refusal,
		method: 'GET',
		path: '/v3/travel-rule/settings/',
		status: 200,
		body: { is_enabled: false, travel_address: 'ta2…' },
	});
	await fault(application, refusal);
	return last(await operate(application, operation, parameters, { items: [INPUT] }), method);
}

const WORKFLOW = {
	uuid: '11111111-2222-4333-8444-555555555555',
	features: 'OCR + LIVENESS + FACE_MATCH',
};

function last({ sent, error }: Operated, method: string): Sent {
	const found = sent.filter((one) => one.method === method).at(-1);
	if (!found) throw error ?? new Error('nothing was sent');
	return found;
}

/** What today's Didit takes and the node does not offer, with the reason. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'biometricTemplate.deleteMany': {
		...Object.fromEntries(
			[
				'retained_from',
				'retained_to',
				'source_type',
				'status',
				'vendor_data',
				'vendor_user_uuid',
			].map((name) => [name, 'narrows down delete_all']),
		),
		delete_all: 'instead of a list',
	},
	'biometricTemplate.getAll': { ordering: 'n8n sorts' },
	'business.deleteMany': {
		delete_all: 'instead of a list',
		didit_internal_id_list: 'businesses are named by their vendor data',
		'didit_internal_id_list[]': 'likewise',
	},
	'check.addressValidation': { address: 'instead of its parts' },
	'check.databaseValidation': Object.fromEntries(
		[
			...['bank_card_number', 'bvn', 'change_of_name_certificate_number', 'cic', 'emission_number'],
			...['citizenship_certificate_number', 'epic_card', 'identificador_ciudadano', 'ocr', 'pan'],
			...['immi_card_expiry_date', 'immi_card_number', 'marriage_certificate_number', 'ssn'],
			...['medicare_card_number', 'passport_file_number', 'voter_number'],
		].map((name) => [name, 'of another country than the one that is tried here']),
	),
	'companyRegistry.getBeneficialOwners': { save_api_request: 'Didit takes nothing but true' },
	'companyRegistry.getShareholders': { save_api_request: 'Didit takes nothing but true' },
	'companyRegistry.select': { save_api_request: 'Didit takes nothing but true' },
	'session.deleteMany': { delete_all: 'instead of a list' },
	'sessionImport.create': { file: 'or a URL, which is tried here' },
	'session.getAll': {
		euuid: 'not documented',
		organization_name: 'not documented',
		session_type: 'its values are not documented',
		status_initialized_as_in_review: 'not documented',
	},
	'session.getDecision': { include: 'its answer is not documented' },
	'session.waitForDecision': { include: 'its answer is not documented' },
	'sessionReview.getAll': { ordering: 'n8n sorts' },
	'user.deleteMany': {
		delete_all: 'instead of a list',
		didit_internal_id_list: 'users are named by their vendor data',
	},
	'workflow.create': { 'features[].label': 'the console shows names of its own' },
	'workflow.update': { 'features[].label': 'the console shows names of its own' },
};

/** What the node sends besides, for it does not know yet which Didit it is, and what comes of it. */
const OVERLOOKED: Readonly<Record<string, readonly string[]>> = {
	// Filters that today's Didit passes over: the node applies them to what it gets.
	'user.getAll': ['there is no ?country', 'there is no ?search', 'there is no ?status'],
};

/** One goes to an endpoint of its own. */
const HITS = { hitIds: ['hit-1', 'hit-2'] };

/** More than the least, where today's Didit wants more. */
const LEAST_TODAY: Readonly<Record<string, INodeParameters>> = {
	'session.share': { additionalFields: { forApplicationId: WORKFLOW.uuid } },
	'session.updateAmlHits': HITS,
};

/** Not all fields go together, and not all can be chosen without Didit. */
const FULL: Readonly<Record<string, INodeParameters>> = {
	'check.addressValidation': {
		additionalFields: {
			addressLine1: 'Calle Mayor 1',
			addressLine2: '2 B',
			city: 'Madrid',
			postalCode: '28013',
			region: 'MD',
		},
	},
	'session.updateAmlHits': HITS,
	'biometricTemplate.deleteMany': { additionalFields: {} },
};

const fullOf = (name: string): INodeParameters => ({ ...fullParameters(name), ...FULL[name] });

const PAGING = ['limit', 'offset'];

const NEEDS_A_LOGIN = [
	'account.createApplication',
	'account.getApplications',
	'account.getCredentials',
	'account.getOrganizations',
	'account.updateApplication',
];

/** What takes several of Didit's endpoints, each of which is an operation besides. */
const OF_OUR_OWN = ['webhookDelivery.resendFailed'];

test('every operation has its place in the digest', () => {
	const all = registry.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}.${operation.value}`),
	);
	const ofDidit = all.filter((name) => !OF_OUR_OWN.includes(name));
	expect(Object.keys(REQUESTS).sort()).toEqual(ofDidit.sort());
});

describe.each(Object.keys(REQUESTS).filter((name) => !NEEDS_A_LOGIN.includes(name)))(
	'%s',
	(name) => {
		const request = REQUESTS[name]!;

		test.each([
			['the least that it asks for', () => ({ ...LEAST[name], ...LEAST_TODAY[name] })],
			['all of its fields', () => fullOf(name)],
		])("sends today's Didit what it takes, with %s", async (_what, parameters) => {
			const sent = await sentToday(name, parameters());
			const known = OVERLOOKED[name] ?? [];
			expect(violations(sent, request).filter((one) => !known.includes(one))).toEqual([]);
		});

		test('leaves out nothing that today’s Didit takes, but for a reason', async () => {
			const { query, body } = await sentToday(name, fullOf(name));
			const taken = new Set([...Object.keys(query), ...pathsIn(body)]);
			const all = [...Object.keys(request.query ?? {}), ...Object.keys(request.body ?? {})];
			const missing = all.filter((path) => !taken.has(path) && !PAGING.includes(path));
			expect(missing.sort()).toEqual(Object.keys(LEFT_OUT[name] ?? {}).sort());
		});
	},
);
