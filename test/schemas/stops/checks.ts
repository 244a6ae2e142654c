import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { INPUT, LEAST } from '../../support/leastParameters';
import { byId } from '../../support/operate';
import { control, didit, newApplication } from '../../support/sandbox';
import type { Tour } from '../tour';

/**
 * Each takes no more than what the node asks for. Left out is what holds objects whose members
 * Didit's documents leave open: those that the sandbox has are its own.
 */
const ALONE = [
	'check.ageEstimation',
	'check.aml',
	'check.faceMatch',
	'check.faceSearch',
	'check.idVerification',
	'check.passiveLiveness',
	'check.proofOfAddress',
	'companyRegistry.search',
	'companyRegistry.select',
	'companyRegistry.getShareholders',
	'companyRegistry.getBeneficialOwners',
	'ipAddress.getRisk',
	'sessionImport.getTemplate',
];

/** What today's Didit checks, and what people correct of it, in the sandbox. */
export async function checks(tour: Tour): Promise<void> {
	const application = await newApplication({ dialect: 'current', balance: 1000 });
	const { api_key } = application;
	const take = async (operation: string, parameters: INodeParameters = {}): Promise<IDataObject> =>
		await tour.takeFrom(
			application,
			operation,
			{ ...LEAST[operation], ...parameters },
			{ items: [INPUT] },
		);

	for (const operation of ALONE) await take(operation);
	await take('check.databaseValidation', {
		additionalFields: { personalNumber: '12345678Z', firstName: 'Ana', lastName: 'Ruiz' },
	});
	// Nobody else's: the sandbox has one outbox for all tests.
	const [own = ''] = application.uuid.split('-');
	const digits = String(parseInt(own, 16)).padStart(8, '0').slice(-8);
	await codes('email', 'email', `ana-${own}@example.com`);
	await codes('phone', 'phoneNumber', `+346${digits}`);
	await corrections();
	await parties();
	await imports();

	async function codes(resource: string, name: string, to: string): Promise<void> {
		await take(`${resource}.send`, { [name]: to });
		const mails = await control<Array<{ code: string }>>(
			'GET',
			`/outbox?to=${encodeURIComponent(to)}`,
		);
		await take(`${resource}.check`, { [name]: to, code: String(mails.at(-1)?.code) });
	}

	async function corrections(): Promise<void> {
		const { uuid } = await didit<{ uuid: string }>(application, 'POST', '/workflows/', {
			features: ['OCR', 'PROOF_OF_ADDRESS', 'AML'].map((feature) => ({ feature })),
		});
		const order = { api_key, workflow_id: uuid, count: 1, status: 'In Review' };
		const [made] = await control<Array<{ session_id: string }>>('POST', '/sessions', order);
		const sessionId = byId(made!.session_id);
		await take('session.updateData', { sessionId });
		await take('session.updatePoaData', { sessionId });
		await take('session.updateFeatureStatus', { sessionId, newStatus: 'Declined' });
		await take('session.updateAmlHits', { sessionId, hitIds: ['sandbox-hit-1'] });
	}

	async function parties(): Promise<void> {
		const { session_id: id } = await didit<{ session_id: string }>(
			application,
			'POST',
			'/session/',
			{
				workflow_id: application.default_workflow_id,
				metadata: { sandbox_business: true },
			},
		);
		const sessionId = byId(id);
		interface Company {
			readonly uuid: string;
			readonly officers: ReadonlyArray<{ uuid: string }>;
		}
		const { registry_checks } = await didit<{ registry_checks: [{ company: Company }] }>(
			application,
			'GET',
			`/session/${id}/decision/`,
		);
		const { uuid, officers } = registry_checks[0].company;
		await take('session.updateCompanyData', { sessionId, companyId: byId(uuid) });
		const additionalFields = { fullName: 'Ana Ruiz', roles: 'ubo' };
		const draft = await take('kybParty.createDraft', { sessionId, additionalFields });
		await take('kybParty.updateDraft', { sessionId, draftId: byId(String(draft.uuid)) });
		await take('kybParty.getDrafts', { sessionId });
		await take('kybParty.submitDrafts', { sessionId });
		await take('kybParty.update', { sessionId, partyId: byId(String(officers[0]?.uuid)) });
	}

	async function imports(): Promise<void> {
		const text = 'external_id,status\nperson-1,gone\n';
		const data = {
			data: Buffer.from(text).toString('base64'),
			mimeType: 'text/csv',
			fileName: 'people.csv',
		};
		const workflowId = byId(application.default_workflow_id);
		const { uuid } = await tour.takeFrom(
			application,
			'sessionImport.create',
			{ additionalFields: { fileBinaryProperty: 'data', workflowId } },
			{ items: [{ json: {}, binary: { data } }] },
		);
		const importId = byId(String(uuid));
		await take('sessionImport.get', { importId });
		await take('sessionImport.get', { importId });
	}
}
