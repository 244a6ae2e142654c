import type { Resource } from '../../engine/operation';
import { create } from './create';
import { createSdkToken } from './createSdkToken';
import { get } from './get';
import { getAll } from './getAll';
import { screenWallet } from './screenWallet';

export const transaction: Resource = {
	value: 'transaction',
	name: 'Transaction',
	operations: [create, createSdkToken, get, getAll, screenWallet],
};
