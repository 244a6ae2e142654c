import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteWalletAddress } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const walletAddress: Resource = {
	value: 'walletAddress',
	name: 'Wallet Address',
	operations: [create, deleteWalletAddress, getAll, update],
};
