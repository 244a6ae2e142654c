import type { Browser, Page } from 'playwright-core';
import type { Workflow } from '../../../scripts/host/types.mts';
import type { World } from '../world.mts';

const FORM_TRIGGER = 'n8n-nodes-base.formTrigger';

/** Publishes a workflow that begins with a form, and opens it as whoever has its address. */
export async function openForm(
	browser: Browser,
	{ n8n }: World,
	{ id, name }: Workflow,
): Promise<Page> {
	await n8n.client.publish(id);
	const { nodes } = await n8n.client.getWorkflow(id);
	const trigger = nodes.find(({ type }) => type === FORM_TRIGGER);
	if (!trigger) throw new Error(`"${name}" begins with no form`);
	const page = await browser.newPage();
	await page.goto(`${n8n.url}/form/${String(trigger.webhookId)}`);
	return page;
}
