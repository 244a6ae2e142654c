/* eslint-disable @n8n/community-nodes/node-usable-as-tool */
import type { IExecuteFunctions, INode, INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { WorkflowExecute } from 'n8n-core';
import { additionalDataFor } from '../support/additionalData';
import { diditTool, nodeTypesWith } from '../support/engine';
import { executionData } from '../support/host';
import { answerWith } from '../support/operate';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, newApplication } from '../support/sandbox';

interface Tool {
	invoke(input: object): Promise<unknown>;
}

/** Calls its tools as agents do that run them themselves, and hands out what they say. */
class Agent implements INodeType {
	description = {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform' as const],
		version: 1,
		description: 'Calls its tools once',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const said = await Promise.all(tools.map(async (tool) => await tool.invoke({})));
		return [[{ json: { said: said.map(String).join() } }]];
	}
}

/** What the agent hears of its tool. */
async function heard(application: Application, parameters: INode['parameters']): Promise<string> {
	const credentials = apiKeyCredential(application);
	const node = { typeVersion: 1, position: [0, 0] as [number, number] };
	const agent: INode = { ...node, id: 'a', name: 'Agent', type: 'agent', parameters: {} };
	const tool: INode = {
		...node,
		id: 't',
		name: 'Didit',
		type: 'diditTool',
		parameters: { ...parameters, toolDescription: 'Asks Didit' },
		credentials: { diditApi: { id: 'diditApi', name: 'diditApi' } },
		onError: 'continueRegularOutput',
	};
	const didit = diditTool();
	Object.assign(didit.description, { inputs: [], outputs: [NodeConnectionTypes.AiTool] });
	const workflow = new Workflow({
		id: 'test',
		name: 'Test',
		nodes: [agent, tool],
		connections: {
			Didit: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
		},
		active: false,
		nodeTypes: nodeTypesWith({ agent: new Agent(), diditTool: didit }),
	});
	const stack = [{ node: agent, data: { main: [[{ json: {} }]] }, source: null }];
	const { data } = await new WorkflowExecute(
		additionalDataFor(workflow, credentials),
		'manual',
		executionData({ executionData: { nodeExecutionStack: stack } }),
	).processRunExecutionData(workflow);
	if (data.resultData.error) throw data.resultData.error;
	return String(data.resultData.runData.Agent?.[0]?.data?.main?.[0]?.[0]?.json.said);
}

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

test('an agent hears the answer', async () => {
	const said = await heard(application, { resource: 'billing', operation: 'getBalance' });
	expect(JSON.parse(said)).toMatchObject([{ balance: expect.anything() as unknown }]);
});

test('an agent hears what Didit refused', async () => {
	await answerWith(application, 409, { detail: 'Not today.' });
	const said = await heard(application, { resource: 'billing', operation: 'getBalance' });
	expect(said).toContain('Not today.');
});

test('an agent hears of a lock', async () => {
	const said = await heard(application, {
		resource: 'webhook',
		operation: 'get',
		options: { revealSecret: true },
	});
	expect(said).toContain('locked for agents');
});
