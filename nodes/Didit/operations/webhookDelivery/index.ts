import type { Resource } from '../../engine/operation';
import { get } from './get';
import { getAll } from './getAll';
import { resend } from './resend';
import { resendFailed } from './resendFailed';

export const webhookDelivery: Resource = {
	value: 'webhookDelivery',
	name: 'Webhook Delivery',
	operations: [get, getAll, resend, resendFailed],
};
