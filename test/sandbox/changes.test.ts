import { useDestinations } from './ownDestinations';

const { sandbox, receiver, didit, make } = useDestinations();

const EVENTS = [
	...['user.status.updated', 'user.data.updated'],
	...['business.status.updated', 'business.data.updated'],
];

/** The events that came, without what every one has. */
async function told(): Promise<unknown[]> {
	await sandbox.control('settle', {});
	return receiver.deliveries.map(({ body }) => {
		const { event_id, timestamp, created_at, application_id, environment, ...event } =
			JSON.parse(body);
		expect([event_id, application_id]).toEqual([expect.any(String), didit.uuid]);
		expect([timestamp, created_at]).toEqual([expect.any(Number), expect.any(Number)]);
		expect(environment).toBe('live');
		return event;
	});
}

describe('users', () => {
	test('a status that is set is told, with the one before; a repeated one is not', async () => {
		await make({ subscribed_events: EVENTS });
		const { body: user } = await didit.post('users/create/', { vendor_data: 'user-42' });
		await didit.patch('users/user-42/update-status/', { status: 'BLOCKED' });
		await didit.patch('users/user-42/update-status/', { status: 'BLOCKED' });
		await didit.patch('users/user-42/update-status/', { status: 'AWAY' });
		expect(await told()).toEqual([
			{
				webhook_type: 'user.status.updated',
				vendor_data: 'user-42',
				vendor_user_id: user.didit_internal_id,
				status: 'BLOCKED',
				previous_status: 'ACTIVE',
				reason: 'api',
				actor: 'system',
				metadata: null,
			},
		]);
	});

	test('what is corrected is told by its names, and a status beside it by itself', async () => {
		await make({ subscribed_events: EVENTS });
		const { body: user } = await didit.post('users/create/', { vendor_data: 'user-42' });
		const changes = { full_name: 'Jane Doe', metadata: { plan: 'gold' }, display_name: null };
		await didit.patch('users/user-42/', changes);
		const data = {
			webhook_type: 'user.data.updated',
			vendor_data: 'user-42',
			vendor_user_id: user.didit_internal_id,
			status: 'ACTIVE',
			display_name: null,
			full_name: 'Jane Doe',
			changed_fields: ['full_name', 'metadata'],
			metadata: { plan: 'gold' },
		};
		expect(await told()).toEqual([data]);
		await didit.patch('users/user-42/', changes);
		await didit.patch('users/user-42/', { status: 'FLAGGED', approved_emails: ['j@example.com'] });
		const [, ...later] = await told();
		expect(later).toHaveLength(2);
		expect(later).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ status: 'FLAGGED', previous_status: 'ACTIVE' }),
				{ ...data, status: 'FLAGGED', changed_fields: ['approved_emails'] },
			]),
		);
	});

	test('only who listens hears of it, and the URL of the application is none of them', async () => {
		const { uuid } = await make({ subscribed_events: ['business.status.updated'] });
		await didit.post('users/create/', { vendor_data: 'user-42' });
		await didit.patch('users/user-42/update-status/', { status: 'BLOCKED' });
		await didit.remove(`webhook/destinations/${uuid}/`);
		await didit.patch('webhook/', { webhook_url: receiver.url });
		await didit.patch('users/user-42/update-status/', { status: 'ACTIVE' });
		expect(await told()).toEqual([]);
	});
});

test('businesses: status and data are told, with what they are called', async () => {
	await make({ subscribed_events: EVENTS });
	const { body: business } = await didit.post('businesses/create/', {
		vendor_data: 'company-1',
		legal_name: 'Acme Ltd',
		country_code: 'GB',
	});
	await didit.patch('businesses/company-1/update-status/', { status: 'FLAGGED' });
	await didit.patch('businesses/company-1/', { legal_name: 'Acme Limited', country_code: 'GB' });
	const of = {
		vendor_data: 'company-1',
		vendor_business_id: business.didit_internal_id,
		status: 'FLAGGED',
		metadata: {},
	};
	const events = await told();
	expect(events).toHaveLength(2);
	expect(events).toEqual(
		expect.arrayContaining([
			{
				webhook_type: 'business.status.updated',
				...of,
				previous_status: 'ACTIVE',
				reason: 'api',
				actor: 'system',
			},
			{
				webhook_type: 'business.data.updated',
				...of,
				display_name: null,
				legal_name: 'Acme Limited',
				registration_number: null,
				country_code: 'GB',
				changed_fields: ['legal_name'],
			},
		]),
	);
});

describe('sessions', () => {
	test('what is corrected is told with the decision as it is then; the status stays', async () => {
		const id = await didit.finished('In Review', { vendor_data: 'user-42' });
		await make({ subscribed_events: ['data.updated'] });
		const reply = await didit.patch(`session/${id}/update-data/`, { first_name: 'Jane' });
		expect(reply.status).toBe(200);
		expect(await told()).toEqual([
			expect.objectContaining({
				webhook_type: 'data.updated',
				session_id: id,
				status: 'In Review',
				vendor_data: 'user-42',
				decision: expect.objectContaining({
					status: 'In Review',
					id_verifications: [expect.objectContaining({ first_name: 'Jane' })],
				}),
			}),
		]);
	});

	test('of a business, too; the URL of the application hears of it', async () => {
		await didit.patch('webhook/', { webhook_url: receiver.url });
		const id = await didit.newSession({ metadata: { sandbox_business: true } });
		const { body: decision } = await didit.get(`session/${id}/decision/`);
		const { uuid } = decision.registry_checks[0].company;
		await didit.patch(`session/${id}/kyb/${uuid}/update-data/`, { company_name: 'Acme' });
		expect(await told()).toEqual([
			expect.objectContaining({
				webhook_type: 'data.updated',
				session_kind: 'business',
				session_id: id,
				status: 'Not Started',
			}),
		]);
	});

	test('what is refused is not told', async () => {
		await make({ subscribed_events: ['data.updated'] });
		const id = await didit.newSession();
		expect((await didit.patch(`session/${id}/update-data/`, {})).status).toBe(404);
		expect(await told()).toEqual([]);
	});
});
