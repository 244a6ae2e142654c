import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { dropDuplicates } from '../../../nodes/DiditTrigger/deduplication/dropDuplicates';
import { SECOND } from '../clock';
import { TAKEN, useTrigger } from '../delivery';
import { loggerOf, newDesk, triggerWith } from '../support';

const t = useTrigger();

describe('repeated deliveries', () => {
	test('run the workflow once, and start one execution where the process knows them', async () => {
		await t.start();
		const sent = t.event({ event_id: 'e-1' });
		for (let count = 0; count < 30; count++) expect(await t.deliver(sent)).toEqual(TAKEN);
		expect(t.n8n.items).toEqual([sent]);
		expect(t.n8n.executions).toHaveLength(1);
	});

	test('are known by their id, though they say something else', async () => {
		await t.start();
		await t.deliver(t.event({ event_id: 'e-1' }));
		await t.deliver(t.event({ event_id: 'e-1', status: 'Declined' }));
		expect(t.n8n.items).toHaveLength(1);
	});

	test('are known by what they say, though id and time of sending differ', async () => {
		await t.start();
		const first = t.event({ event_id: 'e-1' });
		await t.deliver(first);
		await t.deliver({ ...first, event_id: 'e-2', timestamp: t.seconds - 60 });
		expect(t.n8n.items).toEqual([first]);
	});

	test('without created_at the time of sending tells events apart', async () => {
		await t.start();
		const undated = t.event({ created_at: undefined });
		await t.deliver(undated);
		await t.deliver({ ...undated, timestamp: t.seconds - 1 });
		await t.deliver({ ...undated, event_id: 'late id' });
		expect(t.n8n.items.map(({ timestamp }) => timestamp)).toEqual([t.seconds, t.seconds - 1]);
	});

	test('that come at once run the workflow once', async () => {
		await t.start();
		const sent = t.event({ event_id: 'e-1' });
		const replies = await Promise.all(Array.from({ length: 8 }, async () => await t.deliver(sent)));
		expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
		expect(t.n8n.items).toEqual([sent]);
	});

	test('are still known after a restart', async () => {
		await t.start();
		const sent = t.event({ event_id: 'e-1' });
		await t.deliver(sent);
		await t.start();
		expect(await t.deliver(sent)).toEqual(TAKEN);
		// The new process has to ask n8n's memory, which takes an execution.
		expect(t.n8n.executions).toHaveLength(1);
		expect(t.n8n.items).toHaveLength(0);
	});

	test('are not known to another trigger', async () => {
		await t.start();
		const sent = t.event({ event_id: 'e-1' });
		await t.deliver(sent);
		await t.startWith({ ...t.setup(), workflowId: 'another' });
		await t.deliver(sent);
		expect(t.n8n.items).toEqual([sent]);
	});

	test('whose filter let nothing through are not recorded', async () => {
		await t.start({ filters: { statuses: ['Declined'] } });
		await t.deliver(t.event());
		expect(t.memory.calls).toHaveLength(0);
	});
});

describe('no event is lost', () => {
	test('20 distinct deliveries at once, on a trigger that never ran, all run and are remembered', async () => {
		await t.start();
		const sent = Array.from({ length: 20 }, (_, index) =>
			t.event({ event_id: `e-${index}`, session_id: `s-${index}` }),
		);
		await Promise.all(sent.map(async (event) => await t.deliver(event)));
		expect(t.n8n.items).toHaveLength(20);
		expect(t.n8n.executions.filter(({ error }) => error)).toHaveLength(0);
		await t.start();
		await Promise.all(sent.map(async (event) => await t.deliver(event)));
		expect(t.n8n.items).toHaveLength(0);
	});

	test('events that differ in the last digit of a large number are two', async () => {
		await t.start();
		for (const id of ['9007199254740992', '9007199254740993']) {
			const text = JSON.stringify(t.event()).replace('{', `{"metadata":{"order":${id}},`);
			expect(await t.post(text, t.signed(text))).toEqual(TAKEN);
		}
		expect(t.n8n.items).toHaveLength(2);
	});

	test('when n8n’s memory fails, events pass with a warning, and repeats do not', async () => {
		await t.start();
		t.memory.trouble = 'database is locked';
		const sent = [t.event({ session_id: 'one' }), t.event({ session_id: 'two' })];
		const [first, second] = sent as [IDataObject, IDataObject];
		const warnings = await warningsWhile(async () => {
			for (const event of [first, second, first]) expect(await t.deliver(event)).toEqual(TAKEN);
		});
		expect(t.n8n.items).toEqual(sent);
		expect(warnings).toEqual([
			expect.stringMatching(/passed on: database is locked/),
			expect.stringMatching(/passed on: database is locked/),
		]);
	});

	test('when n8n’s memory does not answer, events pass with a warning', async () => {
		await t.start();
		t.memory.hangs = () => t.clock.advance(30 * SECOND);
		const sent = t.event({ event_id: 'e-1' });
		const warnings = await warningsWhile(async () => {
			await t.deliver(sent);
		});
		expect(t.n8n.items).toEqual([sent]);
		expect(warnings).toEqual([
			expect.stringMatching(/passed on: it did not answer within 30 seconds/),
		]);
	});

	test('on an n8n that has no memory, events pass with a warning', async () => {
		const desk = newDesk(t.clock);
		const trigger = Object.assign(triggerWith(desk), {
			async execute(this: IExecuteFunctions) {
				const helpers = { ...this.helpers, checkProcessedAndRecord: undefined };
				const older = Object.create(this, { helpers: { value: helpers } }) as IExecuteFunctions;
				return [await dropDuplicates(older, desk.deduplicator)];
			},
		});
		await t.startWith({ ...t.setup(), trigger });
		const sent = t.event();
		const warnings = await warningsWhile(async () => {
			await t.deliver(sent);
		});
		expect(t.n8n.items).toEqual([sent]);
		expect(warnings).toEqual([expect.stringMatching(/passed on: .*checkProcessedAndRecord/)]);
	});

	test('what n8n could not start gets through when it comes again, however often that was', async () => {
		await t.start();
		const sent = t.event({ event_id: 'e-1' });
		t.n8n.cannotStart = true;
		for (let count = 0; count < 7; count++) expect((await t.deliver(sent)).status).toBe(500);
		t.n8n.cannotStart = false;
		expect(await t.deliver(sent)).toEqual(TAKEN);
		expect(t.n8n.items).toEqual([sent]);
	});

	test('an item that reaches execute() without its fingerprints is known by its contents', async () => {
		const desk = newDesk(t.clock);
		const { webhook } = triggerWith(desk);
		const trigger = Object.assign(triggerWith(desk), {
			async webhook(this: IWebhookFunctions) {
				const { workflowData, ...rest } = (await webhook?.call(this)) ?? {};
				return {
					...rest,
					workflowData: workflowData?.map((items) => items.map(({ json }) => ({ json }))),
				};
			},
		});
		const sent = t.event();
		await t.startWith({ ...t.setup(), trigger });
		await t.deliver(sent);
		expect(t.n8n.items).toEqual([sent]);
		await t.start();
		await t.deliver(sent);
		expect(t.n8n.items).toEqual([]);
	});
});

describe('n8n’s memory', () => {
	test('is asked for the node, and keeps 1,000 values', async () => {
		await t.start();
		await t.deliver(t.event({ event_id: 'e-1' }));
		expect(t.memory.options).toEqual([{ mode: 'entries', maxEntries: 1000 }]);
		expect([...t.memory.rows.keys()]).toEqual([expect.stringMatching(/^workflow node /)]);
		expect(t.memory.calls).toEqual([['id:e-1', expect.stringMatching(/^content:[0-9a-f]{64}$/)]]);
	});

	test('is not asked in a test', async () => {
		await t.start({}, 'manual');
		await t.deliver(t.event());
		expect(t.memory.calls).toHaveLength(0);
	});

	test('leaves no trace in the item', async () => {
		await t.start();
		await t.deliver(t.event());
		expect(Object.keys(t.n8n.executions[0]?.items[0] ?? {})).not.toContain('fingerprints');
	});
});

test('one captured delivery starts five executions at most where others do the executing', async () => {
	// As with workers: the process that takes deliveries in never learns what became of them.
	const [main, worker] = [newDesk(t.clock), newDesk(t.clock)];
	const { execute } = triggerWith(worker);
	const setup = { ...t.setup(), trigger: Object.assign(triggerWith(main), { execute }) };
	await t.startWith(setup);
	const sent = t.event();
	const text = JSON.stringify(sent);
	for (let count = 0; count < 40; count++) {
		// The header is new each time: it is not covered by this signature.
		const headers = t.signed(text, { 'x-timestamp': String(t.seconds - count) });
		expect(await t.post(text, headers)).toEqual(TAKEN);
	}
	expect(t.n8n.executions).toHaveLength(5);
	expect(t.n8n.items).toEqual([sent]);
});

/** What the trigger warns of meanwhile. */
async function warningsWhile(work: () => Promise<void>): Promise<string[]> {
	const warn = jest.spyOn(loggerOf(t.setup()), 'warn');
	try {
		await work();
		return warn.mock.calls.map(([message]) => message);
	} finally {
		warn.mockRestore();
	}
}
