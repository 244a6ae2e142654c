import type { IDataObject } from 'n8n-workflow';
import { didit } from '../../support/sandbox';
import { SECOND } from '../clock';
import { REFUSED, TAKEN, TRY_AGAIN, useTrigger } from '../delivery';
import { collectLog, expectNoTraceOf } from '../traces';

const t = useTrigger();

const STEPS = 125;
const EACH_STEP = 8;
/** Less than n8n waits between two readings of the secret: a new one is not always seen at once. */
const STEP = 4 * SECOND;
const ROTATIONS = [10, 60, 61, 90];
/** Didit sends again what got no 2xx after one minute, and after four more. */
const RETRY_AFTER = [60 * SECOND, 240 * SECOND];

/** A delivery of Didit on its way. */
interface Letter {
	readonly event: IDataObject;
	readonly headers: Record<string, string>;
	readonly attempt: number;
}

afterEach(() => jest.restoreAllMocks());

test.each([true, false])(
	'the secret is replaced while 1,000 events stream, forged ones among them (retries signed anew: %s)',
	async (signedAnew) => {
		await t.start();
		const log = collectLog(t.setup());
		const secrets = [t.application.secret_shared_key];
		const later: Array<{ letter: Letter; at: number }> = [];
		const genuine: string[] = [];
		let retries = 0;

		const sign = (event: IDataObject, secret = secrets.at(-1)) => ({
			'x-timestamp': String(t.seconds),
			'x-signature': t.hex(JSON.stringify(event), secret),
		});
		const write = (index: number): Letter => {
			const event = t.event({ session_id: `genuine ${genuine.length}`, status: 'Approved', index });
			genuine.push(String(event.session_id));
			return { event, headers: sign(event), attempt: 0 };
		};
		const deliver = async ({ event, headers, attempt }: Letter) => {
			const reply = await t.post(JSON.stringify(event), headers);
			if (reply.status === TAKEN.status) return;
			expect(reply).toEqual(TRY_AGAIN);
			const wait = RETRY_AFTER[attempt];
			if (wait === undefined) throw new Error(`Lost: ${String(event.session_id)}`);
			retries++;
			later.push({ letter: { event, headers, attempt: attempt + 1 }, at: t.clock.now() + wait });
		};
		const forge = async (event: IDataObject, secret: string, signed = event) => {
			const reply = await t.post(JSON.stringify(event), sign(signed, secret));
			expect([REFUSED, TRY_AGAIN]).toContainEqual(reply);
		};
		const forgeries = (step: number) => {
			const event = t.event({ session_id: `forged ${step}` });
			return [
				forge(event, 'a secret of somebody else'),
				forge(event, secrets.at(-1)!, t.event({ session_id: `signed ${step}` })),
				// The first secret was replaced more than 300 s ago.
				...(step > 90 ? [forge(event, secrets[0]!)] : []),
			];
		};
		const due = () => {
			const now = later.filter(({ at }) => at <= t.clock.now());
			for (const one of now) later.splice(later.indexOf(one), 1);
			return now.map(({ letter }) =>
				signedAnew ? { ...letter, headers: sign(letter.event) } : letter,
			);
		};

		for (let step = 0; step < STEPS || later.length > 0; step++) {
			const fresh = step < STEPS ? Array.from({ length: EACH_STEP }, (_, index) => index) : [];
			// Some are signed before the secret changes, and come after that.
			const before = fresh.slice(EACH_STEP / 2).map(write);
			if (ROTATIONS.includes(step)) {
				const { secret_shared_key } = await didit<{ secret_shared_key: string }>(
					t.application,
					'PATCH',
					'/webhook/',
					{ rotate_secret_key: true },
				);
				secrets.push(secret_shared_key);
			}
			const letters = [...before, ...fresh.slice(0, EACH_STEP / 2).map(write), ...due()];
			await Promise.all([...letters.map(deliver), ...forgeries(step)]);
			t.clock.advance(STEP);
		}

		expect(genuine).toHaveLength(STEPS * EACH_STEP);
		expect(t.n8n.items.map(({ session_id: id }) => id).sort()).toEqual(genuine.sort());
		expect(new Set(secrets).size).toBe(1 + ROTATIONS.length);
		expect(retries).toBeGreaterThan(0);
		expect(log).toContainEqual(expect.stringContaining('no signature fits the secret'));
		expectNoTraceOf([...secrets, t.application.api_key], t.n8n, log);
	},
	60_000,
);
