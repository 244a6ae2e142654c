import { TRIGGER_REQUESTS } from '../../../contract/digest';
import { violations } from '../../../contract/violations';
import { requestsOf } from '../../../support/sandbox';
import { EVENTS } from '../../../../nodes/common/events';
import { change, useDestinations } from './destinations';

const t = useDestinations();

/** The requests for destinations that the trigger sent, each by the name that it has in the contract. */
async function sent() {
	const requests = (await requestsOf(t.application)).filter(
		({ path, headers }) => path.includes('/destinations/') && headers['user-agent'] !== 'node',
	);
	return requests.map((request) => {
		const isOne = !request.path.endsWith('/destinations/');
		const [name, fact] = Object.entries(TRIGGER_REQUESTS).find(
			([, { method, path }]) => method === request.method && path.endsWith('}/') === isOne,
		)!;
		return { name, violations: violations(request as never, fact) };
	});
}

test('what is sent is what today’s Didit takes, with every event', async () => {
	const events = EVENTS.map(({ value }) => value);
	await t.production({ events }).publish();
	await change(t, t.production().url, { enabled: false });
	await t.production({ events: ['message.status.updated'] }).publish();
	await t.production().delete();
	const requests = await sent();
	expect(requests.flatMap((request) => request.violations)).toEqual([]);
	expect(new Set(requests.map(({ name }) => name))).toEqual(
		new Set(['getAll', 'create', 'update', 'delete'].map((name) => `webhookDestination.${name}`)),
	);
});
