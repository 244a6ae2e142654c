import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { failureOf, itemsOf } from '../../../scripts/host/executions.mts';
import type { Execution, Json, NodeJson } from '../../../scripts/host/types.mts';
import { decisionOf } from '../didit.mts';
import { nodeOf } from '../examples.mts';
import type { Question, Reply } from '../model/standIn.mts';
import { person } from '../person.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';
import { agentInBrowser } from './agentInBrowser.mts';

const CHAT = 'When chat message received';
const AGENT = 'Verification agent';
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** The example with n8n's AI agent, and a model that follows a script. */
export async function agentChapter(runner: Runner, world: World): Promise<void> {
	const { n8n, sandbox, examples, model } = world;
	const { client } = n8n;
	const workflow = await examples.import('ai-agent-verification');
	const application = await examples.choose(workflow, 'Start a verification');
	model.script = verifier;

	/** Writes into the chat of the editor and waits for what the agent answers. */
	const say = async (chatInput: string): Promise<{ answer: string; execution: Execution }> => {
		const message = { sessionId: 'a-chat', action: 'sendMessage', chatInput };
		const id = await client.run(workflow.id, CHAT, message);
		const execution = await client.executionEnded(String(id));
		assert.equal(execution.status, 'success', failureOf(execution));
		return { answer: String(itemsOf(execution, AGENT)[0]?.json.output), execution };
	};
	/** How many sessions Didit was asked to create for the customer. */
	const created = async (): Promise<number> => {
		const { requests } = await sandbox.control.book();
		return requests.filter(
			({ method, path, body }) =>
				method === 'POST' &&
				path === '/v3/session/' &&
				(body as Json).vendor_data === 'customer-42',
		).length;
	};

	let link = '';
	await runner.test('asked to verify a customer, the agent answers with the link', async () => {
		const { answer } = await say('Verify customer-42 and give me the link.');
		[link = ''] = /http\S+/.exec(answer) ?? [];
		assert.ok(link.startsWith(sandbox.url), answer);
		assert.equal(await created(), 1);
	});

	await runner.test('the model was told what each tool does, and what it takes', () => {
		const tools = new Map(model.questions[0]?.tools.map(({ function: tool }) => [tool.name, tool]));
		assert.deepEqual([...tools.keys()].sort(), [
			'Find_verifications',
			'Read_the_outcome',
			'Start_a_verification',
		]);
		const start = tools.get('Start_a_verification');
		assert.match(String(start?.description), /^Start an identity verification .* costs money/);
		assert.deepEqual(Object.keys(start?.parameters.properties as Json), ['Vendor_Data']);
	});

	await runner.test('asked again, it finds the verification and starts no second one', async () => {
		const { answer } = await say('Verify customer-42, please.');
		assert.ok(answer.includes(link), answer);
		assert.equal(await created(), 1);
	});

	await runner.test('asked for the outcome, it reads the decision', async () => {
		assert.match((await say('What came out?')).answer, /is In Progress|is Not Started/);
		await sandbox.control.setOutcome(ID.exec(await sessionPage(link))?.[0] ?? '', 'Approved');
		const { answer } = await say('What came out?');
		assert.match(answer, /is Approved/);
	});

	await agentInBrowser(runner, world, workflow);

	await runner.test('a tool that deletes is locked until somebody unlocks it', async () => {
		const id = ID.exec(await sessionPage(link))?.[0] ?? '';
		const remove = deleteTool(nodeOf(workflow, 'Read the outcome'));
		workflow.nodes.push(remove);
		const toAgent = [{ node: AGENT, type: 'ai_tool', index: 0 }];
		workflow.connections[remove.name] = { ai_tool: [toAgent] };
		await examples.save(workflow);
		model.script = ({ messages }) =>
			messages.at(-1)?.role === 'tool'
				? String(messages.at(-1)?.content)
				: { tool: 'Delete_a_verification', input: { Session: id } };
		const isThere = async (): Promise<boolean> =>
			(await decisionOf(world, application.api_key, id)).session_id === id;

		assert.match((await say('Delete it.')).answer, /locked for agents, because it deletes/);
		assert.ok(await isThere());
		remove.parameters.lockedForAgents = false;
		await examples.save(workflow);
		assert.match((await say('Delete it.')).answer, /deleted/);
		assert.ok(!(await isThere()));
	});
}

/** A tool like another, which deletes the session that the model names. */
function deleteTool(other: NodeJson): NodeJson {
	return {
		...structuredClone(other),
		id: randomUUID(),
		name: 'Delete a verification',
		parameters: { ...structuredClone(other.parameters), operation: 'delete' },
	};
}

const sessionPage = async (link: string): Promise<string> => (await person.open(link)).text;

/** Follows the system message of the example, to the letter. */
function verifier({ messages }: Question): Reply {
	const last = messages.at(-1);
	const said = (role: string) => messages.filter((message) => message.role === role);
	const text = String(last?.content);
	if (last?.role === 'user') {
		const [customer] = /customer-\d+/.exec(text) ?? [];
		if (/verify/i.test(text)) {
			return { tool: 'Find_verifications', input: { Vendor_Data: customer } };
		}
		const [session] = ID.exec(String(said('assistant').at(-1)?.content)) ?? [];
		return { tool: 'Read_the_outcome', input: { Session: session } };
	}
	const [customer] = /customer-\d+/.exec(String(said('user').at(-1)?.content)) ?? [];
	const [session] = ID.exec(text) ?? [];
	if (session === undefined) {
		return { tool: 'Start_a_verification', input: { Vendor_Data: customer } };
	}
	const [link] = /http[^"\\]+\/session\/[^"\\]+/.exec(text) ?? [];
	if (customer !== undefined) return `Please open ${link} (session ${session})`;
	const [, status] = /"status\\*":\\*"([^"\\]+)/.exec(text) ?? [];
	return `The verification is ${status} (session ${session}).`;
}
