import { DiditTrigger } from '../../nodes/DiditTrigger/DiditTrigger.node';
import { answerWith } from '../support/operate';
import { editorContext } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

async function offered(credentials = apiKeyCredential(application)) {
	const trigger = new DiditTrigger();
	const context = editorContext(trigger, {}, credentials);
	return await trigger.methods.loadOptions.getWorkflows.call(context);
}

test('the filter offers the workflows by name, with the ID that events carry', async () => {
	expect(await offered()).toEqual([
		{ name: 'KYC · KYC · default', value: application.default_workflow_id },
	]);
});

test('without any workflow there is nothing to tick', async () => {
	await answerWith(application, 200, { next: null, results: [] });
	expect(await offered()).toEqual([]);
});

test('a wrong key is told in words', async () => {
	await expect(offered(apiKeyCredential({ api_key: 'wrong' }))).rejects.toThrow(
		/^Didit did not accept the sign-in/,
	);
});
