import type { IDataObject, INodeType, IWebhookFunctions } from 'n8n-workflow';
import type { Application } from '../../support/sandbox';
import { apiKeyCredential, newApplication, requestsOf } from '../../support/sandbox';
import { SECOND } from '../clock';
import { TAKEN, TRY_AGAIN, useTrigger } from '../delivery';
import { newDesk, triggerWith } from '../support';

const t = useTrigger();

/** The trigger in a process of its own, with a say in what n8n knows of credentials. */
function triggerAsking(
	getCredentials: (context: IWebhookFunctions, type: string) => Promise<IDataObject>,
): INodeType {
	const desk = newDesk(t.clock);
	const { webhook } = triggerWith(desk);
	return Object.assign(triggerWith(desk), {
		async webhook(this: IWebhookFunctions) {
			const value = async (type: string) => await getCredentials(this, type);
			return await webhook?.call(Object.create(this, { getCredentials: { value } }));
		},
	});
}

test('n8n is asked for the credential once in five seconds', async () => {
	let looks = 0;
	const trigger = triggerAsking(async (context, type) => {
		looks++;
		return await context.getCredentials(type);
	});
	await t.startWith({ ...t.setup(), trigger });
	await t.deliver(t.event({ session_id: 'first' }));
	const withReading = looks;
	const deliverTen = async (name: string) => {
		const events = Array.from({ length: 10 }, (_, index) => t.event({ session_id: name + index }));
		const replies = await Promise.all(events.map(async (event) => await t.deliver(event)));
		expect(replies).toEqual(events.map(() => TAKEN));
	};
	await deliverTen('at once');
	expect(looks).toBe(withReading);
	t.clock.advance(5 * SECOND);
	await deliverTen('later');
	expect(looks).toBe(withReading + 1);
});

test('after it could not tell, n8n is asked again', async () => {
	let locked = true;
	const trigger = triggerAsking(async (context, type) => {
		if (locked) throw new Error('database is locked');
		return await context.getCredentials(type);
	});
	await t.startWith({ ...t.setup(), trigger });
	const sent = t.event();
	const replies = await Promise.all([t.deliver(sent), t.deliver(sent)]);
	expect(replies).toEqual([TRY_AGAIN, TRY_AGAIN]);
	locked = false;
	expect(await t.deliver(sent)).toEqual(TAKEN);
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
