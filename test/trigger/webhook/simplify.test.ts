import { simplifiedEvent } from '../../../nodes/DiditTrigger/simplify';
import { TAKEN, useTrigger } from '../delivery';

const t = useTrigger();

const decision = {
	id_verifications: [
		{ status: 'Approved', full_name: 'Ana Ruiz', date_of_birth: '1990-05-21', nationality: 'ESP' },
	],
	liveness_checks: [{ status: 'Approved', score: '97.5' }],
};

test('a session’s event comes as Get Decision simplifies it, with what people look at first', async () => {
	await t.start({ simplify: true });
	const event = t.event({ vendor_data: 'user-7', workflow_id: 'w', decision, metadata: { a: 1 } });
	expect(await t.deliver(event)).toEqual(TAKEN);
	expect(t.n8n.items).toEqual([
		{
			webhook_type: 'status.updated',
			status: 'Approved',
			session_id: event.session_id,
			vendor_data: 'user-7',
			person: { full_name: 'Ana Ruiz', date_of_birth: '1990-05-21', nationality: 'ESP' },
			document: { type: null, number: null, country: null },
			company: { name: null, registration_number: null, country: null },
			results: { face_match_score: null, liveness_score: 97.5, aml_hits: null },
			warnings: '',
			workflow_id: 'w',
			metadata: { a: 1 },
			created_at: new Date((t.seconds - 2) * 1000).toISOString(),
		},
	]);
	expect(Object.keys(t.n8n.items[0] as object).slice(0, 4)).toEqual([
		'webhook_type',
		'status',
		'session_id',
		'vendor_data',
	]);
});

test('a repeat is known although it was simplified', async () => {
	await t.start({ simplify: true });
	const event = t.event({ event_id: 'e-1' });
	await t.deliver(event);
	await t.deliver(event);
	expect(t.n8n.items).toHaveLength(1);
});

test('without a decision the same fields are there', () => {
	const fields = Object.keys(simplifiedEvent(t.event()));
	expect(Object.keys(simplifiedEvent(t.event({ decision: null })))).toEqual(fields);
	expect(Object.keys(simplifiedEvent({ webhook_type: 'data.updated' }))).toEqual(fields);
});

test('an entity’s event reads the same in both envelopes', () => {
	const own = { vendor_user_id: 'u', previous_status: 'ACTIVE', reason: 'api', metadata: { a: 1 } };
	const simplified = {
		webhook_type: 'user.status.updated',
		status: 'BLOCKED',
		vendor_data: 'user-7',
		...own,
		created_at: '2026-04-16T10:00:00.000Z',
	};
	const data = { vendor_data: 'user-7', status: 'BLOCKED', ...own };
	const newer = { event_id: 'e', webhook_type: 'user.status.updated', timestamp: 1776333600 };
	expect(simplifiedEvent({ ...newer, environment: 'live', ...data })).toEqual(simplified);
	const older = { event: 'user.status.updated', application_id: 'a', data };
	expect(simplifiedEvent({ ...older, timestamp: '2026-04-16T10:00:00.000Z' })).toEqual(simplified);
});

test('an amount is a number', () => {
	const event = { webhook_type: 'transaction.created', amount: '1500.25', score: 80 };
	expect(simplifiedEvent(event)).toMatchObject({ amount: 1500.25, score: 80 });
});

test('of an event that only the simple signature covers its four fields come as they are', async () => {
	await t.start({ simplify: true, options: { acceptSimpleSignature: true } });
	const { timestamp, session_id, status, webhook_type } = t.event();
	const body = { timestamp, session_id, status, webhook_type, decision };
	const message = [timestamp, session_id, status, webhook_type].join(':');
	await t.post(JSON.stringify(body), {
		'x-timestamp': String(t.seconds),
		'x-signature-simple': t.hex(message),
	});
	expect(t.n8n.items).toEqual([{ timestamp, session_id, status, webhook_type }]);
});
