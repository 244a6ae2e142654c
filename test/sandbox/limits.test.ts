import { useSandbox } from './ownSandbox';

const sandbox = useSandbox();
let key: string;

beforeEach(async () => {
	({ api_key: key } = await sandbox.control('applications', {}));
});

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const balance = () => sandbox.send('/v3/billing/balance/', { key });
const limit = (settings: object) =>
	sandbox.control('limits', { api_key: key, enabled: true, ...settings });

describe('rate limits', () => {
	test('are off at first, then count per class over a minute of the clock', async () => {
		expect((await balance()).headers.has('x-ratelimit-limit')).toBe(false);
		await limit({ get: 2 });
		const first = await balance();
		expect(first.headers.get('x-ratelimit-limit')).toBe('2');
		expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
		await balance();

		const refused = await balance();
		const { seconds } = await sandbox.control('clock');
		expect(refused.status).toBe(429);
		expect(refused.body).toEqual({
			detail: 'GET request rate limit exceeded. You can make up to 2 requests per minute.',
		});
		const wait = Number(refused.headers.get('retry-after'));
		expect(wait).toBeGreaterThan(50);
		expect(wait).toBeLessThanOrEqual(60);
		const reset = Number(refused.headers.get('x-ratelimit-reset'));
		expect(Math.abs(reset - seconds - wait)).toBeLessThanOrEqual(2);

		const write = await sandbox.send('/v3/webhook/', { method: 'PATCH', key, body: {} });
		expect(write.headers.get('x-ratelimit-limit')).toBe('300');
		await sandbox.control('clock', { advance_seconds: wait });
		expect((await balance()).status).toBe(200);
	});

	test.each([
		['create', 'POST', '/v3/session/', 600],
		['decision', 'GET', `/v3/session/${UNKNOWN}/decision/`, 100],
		['pdf', 'GET', `/v3/session/${UNKNOWN}/generate-pdf/`, 100],
	])('%s has a bound of its own', async (_name, method, path, most) => {
		await limit({});
		const body = method === 'POST' ? {} : undefined;
		const reply = await sandbox.send(path, { method, key, body });
		expect(reply.headers.get('x-ratelimit-limit')).toBe(String(most));
	});

	test('the window slides: each request makes room for one, its own length later', async () => {
		await limit({ get: 2 });
		await balance();
		await sandbox.control('clock', { advance_seconds: 30 });
		await balance();
		await sandbox.control('clock', { advance_seconds: 30 });
		const third = await balance();
		expect([third.status, third.headers.get('x-ratelimit-remaining')]).toEqual([200, '0']);
		expect((await balance()).status).toBe(429);
	});

	test('the window can be shorter, for a client that cannot move its clock', async () => {
		await limit({ get: 1, window_seconds: 20 });
		await balance();
		const refused = await balance();
		const wait = Number(refused.headers.get('retry-after'));
		expect(wait).toBeGreaterThan(10);
		expect(wait).toBeLessThanOrEqual(20);
		await sandbox.control('clock', { advance_seconds: 20 });
		expect((await balance()).status).toBe(200);
	});

	test.each([
		['retry_after', expect.stringMatching(/^\d+$/)],
		['retry_after_date', expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/)],
		['none', null],
	])('with headers "%s" there are no X-RateLimit headers', async (headers, retryAfter) => {
		await limit({ get: 1, headers });
		const [good, refused] = [await balance(), await balance()];
		expect([good.status, refused.status]).toEqual([200, 429]);
		expect(good.headers.get('retry-after')).toBeNull();
		expect(refused.headers.get('retry-after')).toEqual(retryAfter);
		for (const reply of [good, refused]) {
			expect([...reply.headers.keys()].filter((name) => name.startsWith('x-rate'))).toEqual([]);
		}
	});

	test("the Date header tells the sandbox's time, by which a client can measure its own", async () => {
		await limit({ get: 1, headers: 'retry_after_date' });
		await sandbox.control('clock', { advance_seconds: 86_400 });
		await balance();
		const { headers } = await balance();
		const [date, freeAt] = ['date', 'retry-after'].map((name) =>
			Date.parse(headers.get(name) ?? ''),
		);
		const wait = ((freeAt ?? 0) - (date ?? 0)) / 1000;
		expect(wait).toBeGreaterThan(50);
		expect(wait).toBeLessThanOrEqual(61);
	});
});
