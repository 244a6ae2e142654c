import type { INodeType, IWebhookFunctions } from 'n8n-workflow';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, newApplication, requestsOf } from '../support/sandbox';
import { SECOND } from './clock';
import { TAKEN, TRY_AGAIN, useTrigger } from './delivery';
import { newDesk, triggerWith } from './support';

const t = useTrigger();

test('n8n is asked for the credential once in five seconds', async () => {
	const desk = newDesk(t.clock);
	let looks = 0;
	const { webhook } = triggerWith(desk);
	const trigger = Object.assign(triggerWith(desk), {
		async webhook(this: IWebhookFunctions) {
			const getCredentials = async (type: string) => {
				looks++;
				return await this.getCredentials(type);
			};
			return await webhook?.call(
				Object.create(this, { getCredentials: { value: getCredentials } }),
			);
		},
	});
	await t.startWith({ ...t.setup(), trigger });
	await t.deliver(t.event({ session_id: 'first' }));
	const withReading = looks;
	for (let count = 0; count < 10; count++) {
		expect(await t.deliver(t.event({ session_id: `s-${count}` }))).toEqual(TAKEN);
	}
	expect(looks).toBe(withReading);
	t.clock.advance(5 * SECOND);
	await t.deliver(t.event({ session_id: 'later' }));
	expect(looks).toBe(withReading + 1);
});

describe('when the credential is changed to lead to another application', () => {
	let trigger: INodeType;
	let other: Application;

	/** A delivery of the other application. */
	const deliverOther = async (id: string) => {
		const text = JSON.stringify(t.event({ session_id: id }));
		const signature = t.hex(text, other.secret_shared_key);
		return await t.post(text, t.signed(text, { 'x-signature': signature }));
	};
	const change = async () => {
		await t.startWith({ ...t.setup(), trigger, credentials: apiKeyCredential(other) });
	};

	beforeEach(async () => {
		other = await newApplication();
		trigger = triggerWith(newDesk(t.clock));
		await t.startWith({ ...t.setup(), trigger });
		expect(await t.deliver(t.event({ session_id: 'before' }))).toEqual(TAKEN);
	});

	test('after five seconds only its deliveries are taken', async () => {
		await change();
		t.clock.advance(5 * SECOND);
		expect(await deliverOther('after')).toEqual(TAKEN);
		t.clock.advance(5 * SECOND);
		expect((await t.deliver(t.event({ session_id: 'old' }))).status).toBe(401);
	});

	test('before that they are asked to come again, and the secrets are not mixed up', async () => {
		t.clock.advance(6 * SECOND);
		expect(await t.deliver(t.event({ session_id: 'second' }))).toEqual(TAKEN);
		await change();
		// A new reading would be due, and would be that of the other application.
		expect(await deliverOther('at once')).toEqual(TRY_AGAIN);
		expect(await requestsOf(other)).toHaveLength(0);
		expect(await deliverOther('again')).toEqual(TAKEN);
		const reads = await t.reads();
		await t.startWith({ ...t.setup(), trigger, workflowId: 'another' });
		expect(await t.deliver(t.event({ session_id: 'elsewhere' }))).toEqual(TAKEN);
		expect(await t.reads()).toBe(reads);
	});
});
