/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IDataObject } from 'n8n-workflow';
import { control, didit, newApplication, requestsOf } from '../../support/sandbox';
import { MINUTE, SECOND } from '../clock';
import { REFUSED, TAKEN, TRY_AGAIN, useTrigger } from '../delivery';
import type { Setup } from '../support';
import { hooksOf, newDesk, triggerRegisteredBy, triggerWith } from '../support';
import { Registration } from '../../../nodes/DiditTrigger/registration/hooks';
import { secretId } from '../../../nodes/DiditTrigger/secret/fetchSecret';

const t = useTrigger();
const OTHER_ID = 'cccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10';

interface Destination {
	readonly uuid: string;
	readonly secret_shared_key: string;
}

/** What Didit sends after a rotation in the console: both secrets sign. */
type Secrets = readonly [now: string, before?: string];

let production: Destination;

async function register(url: string): Promise<Destination> {
	return (await didit(t.application, 'POST', '/webhook/destinations/', {
		label: 'n8n',
		url,
		subscribed_events: ['status.updated'],
	})) as unknown as Destination;
}

async function rows(): Promise<[Destination]> {
	const path = `/applications/${t.application.uuid}`;
	return (await control<{ destinations: [Destination] }>('GET', path)).destinations;
}

const rotate = async ({ uuid }: Destination) =>
	(await control<Destination & IDataObject>('POST', `/destinations/${uuid}/rotate`, {}))
		.secret_shared_key;

const letter = (event: IDataObject, [now, before]: Secrets) => {
	const text = JSON.stringify(event);
	const headers = {
		'x-timestamp': String(t.seconds),
		'x-signature': t.hex(text, now),
		...(before !== undefined && { 'x-signature-previous': t.hex(text, before) }),
	};
	return { text, headers };
};

let count = 0;
async function deliver(...secrets: [string, string?]) {
	const { text, headers } = letter(t.event({ session_id: `session ${count++}` }), secrets);
	return await t.post(text, headers);
}

/** A delivery that is judged with a new reading of the secret. */
async function forged(secret: string) {
	t.clock.advance(5 * SECOND);
	return await deliver(secret);
}

/** Paths of the requests that the trigger made, after the slash of the configuration. */
async function reads(): Promise<string[]> {
	const requests = await requestsOf(t.application);
	return requests
		.filter(({ method, headers }) => method === 'GET' && headers['user-agent'] !== 'node')
		.map(({ path }) => path.replace('/v3/webhook/', '').replace(production.uuid, 'ours'));
}

beforeEach(async () => {
	t.application = await newApplication({ dialect: 'current' });
	production = await register(hooksOf(t.setup()).url);
});

describe('the secret of a delivery', () => {
	test('is that of the destination with our URL, and a second look is one request', async () => {
		await t.start();
		expect(await deliver(production.secret_shared_key)).toEqual(TAKEN);
		expect(await reads()).toEqual(['', 'destinations/', 'destinations/ours/']);
		t.clock.advance(5 * MINUTE);
		expect(await deliver(production.secret_shared_key)).toEqual(TAKEN);
		expect((await reads()).slice(3)).toEqual(['destinations/ours/']);
	});

	test('is not taken from the list', async () => {
		await t.fault({
			path: '/v3/webhook/destinations/$',
			status: 200,
			kind: 'status',
			body: [{ uuid: production.uuid, url: hooksOf(t.setup()).url, secret_shared_key: 'listed' }],
		});
		await t.start();
		expect(await deliver('listed')).toEqual(REFUSED);
		expect(await deliver(production.secret_shared_key)).toEqual(TAKEN);
	});

	test('is another one after a publication that made a new destination', async () => {
		await t.start();
		expect(await deliver(production.secret_shared_key)).toEqual(TAKEN);
		await didit(t.application, 'DELETE', `/webhook/destinations/${production.uuid}/`);
		const { secret_shared_key: secret } = await register(hooksOf(t.setup()).url);
		t.clock.advance(5 * SECOND);
		expect(await deliver(secret)).toEqual(TAKEN);
	});

	test('is known from the publication, in the process that published', async () => {
		await didit(t.application, 'DELETE', `/webhook/destinations/${production.uuid}/`);
		const desk = newDesk(t.clock);
		const registration = new Registration((credential, url, secret) =>
			desk.secrets.learn(secretId(credential, url), secret),
		);
		const trigger = Object.assign(triggerWith(desk), {
			webhookMethods: triggerRegisteredBy(registration).webhookMethods,
		});
		const hooks = hooksOf({ ...t.setup(), trigger });
		await t.startWith({ ...t.setup(), trigger });
		for (let time = 0; time < 2; time++) {
			await hooks.publish();
			const before = (await reads()).length;
			const [{ secret_shared_key: secret }] = await rows();
			expect(await deliver(secret)).toEqual(TAKEN);
			expect(await reads()).toHaveLength(before);
			await hooks.delete();
		}
	});

	test('is never that of another trigger of the application', async () => {
		const other: Setup = { ...t.setup(), webhookId: OTHER_ID };
		const { secret_shared_key: secret } = await register(hooksOf(other).url);
		// In one process, with one memory.
		const trigger = triggerWith(newDesk(t.clock));
		await t.startWith({ ...other, trigger });
		expect(await deliver(secret)).toEqual(TAKEN);
		expect(await forged(production.secret_shared_key)).toEqual(REFUSED);
		await t.startWith({ ...t.setup(), trigger });
		expect(await deliver(production.secret_shared_key)).toEqual(TAKEN);
		expect(await forged(secret)).toEqual(REFUSED);
	});

	test('in a test is that of the listener, and never that of production', async () => {
		const listener = await register(hooksOf(t.setup(), 'test').url);
		const elsewhere = hooksOf(t.setup()).url.replace('127.0.0.1:5678', 'old.example.com');
		const old = await register(elsewhere);
		const trigger = triggerWith(newDesk(t.clock));
		await t.startWith({ ...t.setup(), trigger }, 'manual');
		expect(await deliver(listener.secret_shared_key)).toEqual(TAKEN);
		for (const { secret_shared_key: secret } of [production, old]) {
			expect(await forged(secret)).toEqual(REFUSED);
		}
		await t.startWith({ ...t.setup(), trigger });
		expect(await deliver(production.secret_shared_key)).toEqual(TAKEN);
		expect(await forged(listener.secret_shared_key)).toEqual(REFUSED);
	});

	test('in a test is asked of three listeners at most, and of no other workflow’s', async () => {
		const own = hooksOf(t.setup(), 'test').url;
		const other = await register(
			hooksOf({ ...t.setup(), webhookId: OTHER_ID }, 'test').url.replace('5678', '5679'),
		);
		for (const host of ['a', 'b', 'c', 'd']) {
			await register(own.replace('127.0.0.1:5678', `${host}.example.com`));
		}
		await t.start({}, 'manual');
		expect(await deliver('nobody’s')).toEqual(REFUSED);
		const [configuration, list, ...each] = await reads();
		expect([configuration, list]).toEqual(['', 'destinations/']);
		expect(each).toHaveLength(3);
		expect(each.join()).not.toContain(other.uuid);
	});

	test('is the application’s own where no destination has our URL', async () => {
		await didit(t.application, 'DELETE', `/webhook/destinations/${production.uuid}/`);
		await t.start();
		expect(await deliver(t.application.secret_shared_key)).toEqual(TAKEN);
		await t.start({}, 'manual');
		expect(await deliver(t.application.secret_shared_key)).toEqual(TAKEN);
	});

	test.each(['', null, 7])('is none where Didit names %j', async (secret_shared_key) => {
		const { uuid } = production;
		const body = { uuid, url: hooksOf(t.setup()).url, secret_shared_key };
		await t.fault({ path: `/v3/webhook/destinations/${uuid}/`, kind: 'status', status: 200, body });
		await t.start();
		expect(await deliver('')).toEqual(TRY_AGAIN);
		expect(t.n8n.executions).toEqual([]);
	});
});

describe('a rotation in the console, after which Didit signs with both secrets for a day', () => {
	test('with a warm memory: taken at once by the old one, which is read anew meanwhile', async () => {
		await t.start();
		const before = production.secret_shared_key;
		await deliver(before);
		const now = await rotate(production);
		const known = (await reads()).length;
		expect(await deliver(now, before)).toEqual(TAKEN);
		while ((await reads()).length === known) await new Promise(setImmediate);
		// The new one is known now, within the five seconds in which nothing else is read.
		while ((await deliver(now)).status !== 200) await new Promise(setImmediate);
		expect(await reads()).toHaveLength(known + 1);
	});

	test('with a cold memory: the new one is read', async () => {
		const before = production.secret_shared_key;
		const now = await rotate(production);
		await t.start();
		expect(await deliver(now, before)).toEqual(TAKEN);
	});

	test.each([20, 60])('with a memory of %i minutes: the new one is read', async (minutes) => {
		await t.start();
		const before = production.secret_shared_key;
		await deliver(before);
		t.clock.advance(minutes * MINUTE);
		const now = await rotate(production);
		expect(await deliver(now, before)).toEqual(TAKEN);
		expect(await deliver(now)).toEqual(TAKEN);
	});

	test('while Didit’s API is away, the old one vouches for up to an hour', async () => {
		await t.start();
		const before = production.secret_shared_key;
		await deliver(before);
		const now = await rotate(production);
		await t.fault({ kind: 'status', status: 500, times: null });
		t.clock.advance(59 * MINUTE);
		expect(await deliver(now, before)).toEqual(TAKEN);
		t.clock.advance(2 * MINUTE);
		expect(await deliver(now, before)).toEqual(TRY_AGAIN);
	});

	test('once Didit has named another secret, the old one counts for 300 seconds', async () => {
		await t.start();
		const before = production.secret_shared_key;
		await deliver(before);
		const now = await rotate(production);
		t.clock.advance(5 * SECOND);
		expect(await deliver(now)).toEqual(TAKEN);
		// Somebody who got hold of the secret that was rotated for it.
		t.clock.advance(299 * SECOND);
		expect(await deliver('guessed', before)).toEqual(TAKEN);
		t.clock.advance(2 * SECOND);
		expect([REFUSED, TRY_AGAIN]).toContainEqual(await deliver('guessed', before));
		t.clock.advance(5 * SECOND);
		expect(await deliver('guessed', before)).toEqual(REFUSED);
	});

	test('the old header alone is not enough, nor one that fits nothing', async () => {
		await t.start();
		const secret = production.secret_shared_key;
		await deliver(secret);
		const text = JSON.stringify(t.event({ session_id: 'alone' }));
		const alone = { 'x-timestamp': String(t.seconds), 'x-signature-previous': t.hex(text, secret) };
		expect(await t.post(text, alone)).toEqual(REFUSED);
		const known = (await reads()).length;
		expect([REFUSED, TRY_AGAIN]).toContainEqual(await deliver('guessed', 'guessed, too'));
		expect(await reads()).toHaveLength(known);
	});

	test('a refusal of the new reading drops the old secret', async () => {
		await t.start();
		const before = production.secret_shared_key;
		await deliver(before);
		const now = await rotate(production);
		await t.fault({ kind: 'status', status: 403, times: null });
		const known = (await reads()).length;
		expect(await deliver(now, before)).toEqual(TAKEN);
		while ((await reads()).length === known) await new Promise(setImmediate);
		while ((await deliver(now, before)).status !== 503) await new Promise(setImmediate);
	});

	test('of deliveries that stream meanwhile none is lost, and none is sent again', async () => {
		await t.start();
		let [before, now]: [string | undefined, string] = [undefined, production.secret_shared_key];
		for (let step = 0; step < 240; step++) {
			if (step % 60 === 30) [before, now] = [now, await rotate(production)];
			expect(await deliver(now, before)).toEqual(TAKEN);
			t.clock.advance(step % 7 === 0 ? 5 * SECOND : SECOND);
		}
		expect(t.n8n.executions).toHaveLength(240);
	});

	test.each([
		['x-signature-v2-previous', (text: string) => text],
		['x-signature-v2-previous', (text: string) => `${t.seconds}:${text}`],
	])('%s vouches as well', async (name, message) => {
		await t.start();
		const before = production.secret_shared_key;
		await deliver(before);
		const now = await rotate(production);
		const event = t.event({ session_id: 'canonical', decision: undefined });
		const text = JSON.stringify(Object.fromEntries(Object.entries(event).sort()));
		const headers = {
			'x-timestamp': String(t.seconds),
			'x-signature-v2': t.hex(text, now),
			[name]: t.hex(message(text), before),
		};
		expect(await t.post(text, headers)).toEqual(TAKEN);
	});
});
