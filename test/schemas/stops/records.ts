import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { INPUT, LEAST } from '../../support/leastParameters';
import { answerWith, byId } from '../../support/operate';
import { control, didit, newApplication } from '../../support/sandbox';
import type { Tour } from '../tour';

const VENDOR = byId('user-123');
const COMPANY = byId('company-123');

/** What people keep at today's Didit, made, read, changed and deleted in the sandbox. */
export async function records(tour: Tour): Promise<void> {
	const application = await newApplication({ dialect: 'current' });
	const take = async (operation: string, parameters: INodeParameters = {}): Promise<IDataObject> =>
		await tour.takeFrom(
			application,
			operation,
			{ ...LEAST[operation], ...parameters },
			{ items: [INPUT] },
		);
	const idOf = ({ uuid }: IDataObject) => byId(String(uuid));

	await take('user.create');
	await take('user.updateStatus', { vendorData: VENDOR });
	await take('business.create', { additionalFields: { vendorData: 'company-123' } });
	await take('business.update', { vendorData: COMPANY });
	await take('business.updateStatus', { vendorData: COMPANY });
	await take('business.get', { vendorData: COMPANY });
	await take('business.getAll');
	await take('business.deleteMany');

	await templates();
	await take('customization.update');
	await take('customization.get');

	const listId = idOf(await take('list.create'));
	const entryId = idOf(await take('listEntry.create', { listId }));
	await take('listEntry.getAll', { listId });
	await take('listEntry.delete', { listId, entryId });
	await take('list.get', { listId });
	await take('list.getAll');
	await take('list.update', { listId });
	await take('list.delete', { listId });
	const faces = idOf(await take('list.create', { entryType: 'face' }));
	await take('listEntry.uploadFace', { listId: faces });

	const walletAddressId = idOf(await take('walletAddress.create'));
	await take('walletAddress.getAll');
	await take('walletAddress.update', { walletAddressId });
	await take('walletAddress.delete', { walletAddressId });

	const transactionId = idOf(await take('transaction.create'));
	await take('transaction.get', { transactionId });
	await take('transaction.getAll');
	await take('transaction.createSdkToken');
	await take('transaction.screenWallet');
	await take('travelRule.updateSettings', {
		updateFields: { isEnabled: true, legalName: 'Acme Ltd' },
	});
	await take('travelRule.getSettings');
	await take('travelRule.registerInbound');
	await take('travelRule.createWidgetSession');
	await take('travelRule.updateTransfer', { transactionId });
	await take('travelRule.confirmOwnership', { transactionId });

	async function templates(): Promise<void> {
		const { api_key } = application;
		for (const outcome of ['purge_failed', 'purge_pending', 'purged']) {
			const order = { api_key, count: 1, status: 'Approved', vendor_data_prefix: 'face-' };
			const [made] = await control<Array<{ session_id: string }>>('POST', '/sessions', order);
			const { biometric_template_uuid: uuid } = await didit<{ biometric_template_uuid: string }>(
				application,
				'DELETE',
				`/session/${made!.session_id}/delete/`,
				{ retain_face_embeddings: true },
			);
			await take('biometricTemplate.get', { templateId: byId(uuid) });
			await answerWith(application, 200, { results: [{ uuid, outcome }] });
			await take('biometricTemplate.deleteMany', { templateUuids: uuid });
			await take('biometricTemplate.delete', { templateId: byId(uuid) });
		}
		await take('biometricTemplate.getAll');
		await take('biometricTemplate.count');
	}
}
