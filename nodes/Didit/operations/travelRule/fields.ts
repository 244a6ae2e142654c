import { notice } from '../../fields/notices';

export const transferNotice = notice(
	'transferNotice',
	'Before crypto moves, the provider that sends it (of the originator) tells the one that receives it (of the beneficiary) who is behind it. The beneficiary’s provider confirms that its customer owns the wallet.',
);
