import type { Page } from 'playwright-core';
import { itemsOf } from '../../../scripts/host/executions.mts';
import type { Json, Workflow } from '../../../scripts/host/types.mts';
import { boxOf, type Box, type Editor } from '../browser/editor.mts';
import type { World } from '../world.mts';
import { CREATE_SESSION, onboardingWorkflow } from './onboarding.mts';

const EXAMPLE = 'full-kyc-onboarding';
const START = 'Start by hand';
const TRIGGER = 'When a status changes';

/** Brings the page to what a picture is to show and names the part of it that is taken. */
type Scene = (editor: Editor, world: World) => Promise<Box>;

/** The pictures of the README, by the names of their files. */
export const SCENES: Record<string, Scene> = {
	canvas: async (editor, world) => {
		const workflow = await world.examples.import(EXAMPLE);
		const session = await newSession(world, workflow);
		await editor.openWorkflow(workflow.id);
		await editor.page.getByTestId('execute-workflow-button').click();
		await editor.page.getByText('Waiting for trigger event').first().waitFor();
		await world.sandbox.control.setOutcome(String(session.session_id), 'Approved');
		await editor.node('Let the person in').getByTestId('canvas-node-status-success').waitFor();
		return aroundAll(editor);
	},

	'node-creator': async (editor, world) => {
		const { id } = await world.examples.import(EXAMPLE);
		await editor.openWorkflow(id);
		await editor.searchNodes('kyc');
		await editor.foundNodes.getByText('Didit', { exact: true }).click();
		await editor.page.getByText('Actions (').waitFor();
		// The list goes on beyond any picture.
		return { ...(await boxOf(editor.page.getByTestId('node-creator'))), height: 544 };
	},

	'create-session': async (editor, world) => {
		const { id } = await onboardingWorkflow(world);
		await editor.openWorkflow(id);
		await editor.openNode(CREATE_SESSION);
		const picker = editor.parameters.getByTestId('resource-locator-workflowId');
		const choices = editor.page.getByTestId('rlc-item');
		await picker.getByTestId('rlc-input').click();
		await choices.filter({ hasText: 'Onboarding' }).first().click();
		await editor.page.getByTestId('node-execute-button').first().click();
		await outputArrived(editor.page);
		await picker.getByTestId('rlc-input').click();
		await choices.first().waitFor();
		return boxOf(editor.details);
	},

	'trigger-event': async (editor, world) => {
		const workflow = await world.examples.import(EXAMPLE);
		const session = await newSession(world, workflow);
		await editor.openWorkflow(workflow.id);
		await editor.openNode(TRIGGER);
		await editor.page.getByTestId('node-execute-button').click();
		await editor.page.getByText('Listening for test event').waitFor();
		await world.sandbox.control.setOutcome(String(session.session_id), 'Approved');
		await outputArrived(editor.page);
		return boxOf(editor.details);
	},

	'sandbox-session': async (editor, world) => {
		const session = await newSession(world, await world.examples.import(EXAMPLE));
		await editor.page.goto(String(session.url));
		return around([await boxOf(editor.page.locator('main'))], 24);
	},
};

async function newSession({ n8n }: World, { id }: Workflow): Promise<Json> {
	const run = await n8n.client.runToEnd(id, START);
	const [session] = itemsOf(run, 'Create session');
	if (!session) throw new Error(`"${START}" created no session`);
	return session.json;
}

/** Field by field, which is the easiest to read. */
async function outputArrived(page: Page): Promise<void> {
	const output = page.getByTestId('output-panel');
	await output.getByTestId('node-run-status-success').waitFor();
	await output.getByTestId('radio-button-schema').click();
	await output.getByTestId('run-data-schema-item').first().waitFor();
}

/** The notes and nodes of the canvas, with the outputs that stand out at the right. */
async function aroundAll(editor: Editor): Promise<Box> {
	const things = [...(await editor.notes.all()), ...(await editor.nodes.all())];
	return around(await Promise.all(things.map(boxOf)), 40);
}

function around(boxes: Box[], margin: number): Box {
	const x = Math.min(...boxes.map((box) => box.x)) - margin;
	const y = Math.min(...boxes.map((box) => box.y)) - margin;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
	return { x, y, width: right - x, height: bottom - y };
}
