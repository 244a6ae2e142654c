import assert from 'node:assert/strict';
import { failureOf, itemsOf, nodesRun } from '../../../scripts/host/executions.mts';
import type { Execution, Json, Workflow } from '../../../scripts/host/types.mts';
import { decisionOf } from '../didit.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** The examples that wait for a session in review, and those that write to Slack. */
export async function alertsChapter(runner: Runner, world: World): Promise<void> {
	const { n8n, sandbox, slack, slackToken, examples } = world;
	const { client } = n8n;
	const { control } = sandbox;

	const publish = async (key: string): Promise<{ workflow: Workflow; key: string }> => {
		const workflow = await examples.import(key);
		await client.publish(workflow.id);
		return { workflow, key: (await examples.applicationOf(workflow, 'Get decision')).api_key };
	};
	/** A session of the application goes In Review; waits for the run that this starts. */
	const review = async (
		{ workflow, key }: { workflow: Workflow; key: string },
		warnings: string[],
	): Promise<{ sessionId: string; execution: Execution }> => {
		const [session] = await control.request<Json[]>('POST', 'sessions', { api_key: key, count: 1 });
		const sessionId = String(session?.session_id);
		await control.request('POST', `sessions/${sessionId}/outcome`, {
			status: 'In Review',
			warnings,
		});
		const execution = await client.executionWhere(workflow.id, (one) =>
			itemsOf(one, 'Get decision').some(({ json }) => json.session_id === sessionId),
		);
		assert.equal(execution.status, 'success', failureOf(execution));
		return { sessionId, execution };
	};
	const statusOf = async (key: string, id: string): Promise<unknown> =>
		(await decisionOf(world, key, id)).status;

	await runner.test(
		'fraud is declined and blocked, the harmless approved, the rest left',
		async () => {
			const published = await publish('review-and-blocklist');

			const fraud = await review(published, ['LIVENESS_FACE_ATTACK', 'LOW_LIVENESS_SCORE']);
			assert.equal(nodesRun(fraud.execution).at(-1), 'Block face and document');
			assert.equal(await statusOf(published.key, fraud.sessionId), 'Declined');

			const harmless = await review(published, ['LOW_FACE_MATCH_SIMILARITY']);
			assert.equal(nodesRun(harmless.execution).at(-1), 'Approve');
			assert.equal(await statusOf(published.key, harmless.sessionId), 'Approved');

			for (const possible of ['POSSIBLE_MATCH_FOUND', 'POSSIBLE_FACE_IN_BLOCKLIST']) {
				const unclear = await review(published, ['LOW_FACE_MATCH_SIMILARITY', possible]);
				assert.equal(nodesRun(unclear.execution).at(-1), 'Leave it to a person');
				assert.equal(await statusOf(published.key, unclear.sessionId), 'In Review');
			}
		},
	);

	await runner.test("a session in review is told to Slack's API", async () => {
		const published = await publish('slack-alert-on-in-review');
		const { sessionId, execution } = await review(published, ['LOW_FACE_MATCH_SIMILARITY']);
		const calls = slack.calls.splice(0);
		assert.equal(calls.length, 1);
		const [{ method, path, authorization, body } = { body: {} as Json }] = calls;
		assert.deepEqual([method, path], ['POST', '/api/chat.postMessage']);
		assert.equal(authorization, `Bearer ${slackToken}`);
		assert.equal(body.channel, '#kyc');
		const text = String(body.text);
		const [{ json } = { json: {} as Json }] = itemsOf(execution, 'Get decision');
		assert.match(text, /^\*A session needs a review\*$/m);
		assert.ok(text.includes(`Person: ${String((json.person as Json).full_name)} (`), text);
		assert.match(text, /^Warnings: LOW_FACE_MATCH_SIMILARITY$/m);
		assert.match(text, new RegExp(`^Session ID: ${sessionId}$`, 'm'));
		assert.equal(itemsOf(execution, 'Tell the team')[0]?.json.ok, true);
	});

	await runner.test('a low balance is told to Slack, a high one is not', async () => {
		const workflow = await examples.import('scheduled-balance-check');
		const { uuid } = await examples.applicationOf(workflow, 'Get balance');
		for (const [balance, messages] of [
			[50, []],
			[49.99, ['49.99']],
		] as const) {
			await control.request('PATCH', `applications/${uuid}`, { balance });
			const execution = await client.runToEnd(workflow.id, 'Every morning');
			assert.equal(execution.status, 'success', failureOf(execution));
			const texts = slack.calls.splice(0).map(({ body }) => String(body.text));
			assert.deepEqual(
				texts.map((text) => /(\d+\.\d\d) dollars/.exec(text)?.[1]),
				messages,
			);
		}
		await control.request('PATCH', `applications/${uuid}`, { balance: 1000 });
	});

	await runner.test('n8n asked the proxy for no host but Slack', () => {
		assert.deepEqual(slack.refused, []);
	});
}
