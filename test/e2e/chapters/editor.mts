import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { boxOf, Editor, type Box } from '../browser/editor.mts';
import { withBrowser } from '../browser/withBrowser.mts';
import { fillInAccountForm } from '../browser/accountForm.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

/** The names under which the editor is to offer each resource's operations. */
const OPERATIONS: Record<string, string[]> = {
	Session: [
		'Create',
		'Create and Wait',
		'Delete',
		'Delete Many',
		'Get Decision',
		'Get Many',
		'Get PDF',
		'Import Shared',
		'Share',
		'Update AML Hits',
		'Update Company Data',
		'Update Data',
		'Update Feature Status',
		'Update PoA Data',
		'Update Status',
		'Wait for Decision',
	],
	'Session Review': ['Create', 'Get Many'],
	'Session Import': ['Create', 'Get', 'Get Refused Rows', 'Get Template'],
	'Standalone Check': [
		'Address Validation',
		'Age Estimation',
		'AML Screening',
		'Database Validation',
		'Document AI',
		'Face Match',
		'Face Search',
		'ID Verification',
		'Passive Liveness',
		'Proof of Address',
	],
	User: ['Create', 'Delete Many', 'Get', 'Get Many', 'Update', 'Update Status'],
	Business: ['Create', 'Delete Many', 'Get', 'Get Many', 'Update', 'Update Status'],
	'KYB Party': ['Create Draft', 'Get Drafts', 'Submit Drafts', 'Update', 'Update Draft'],
	'Company Registry': ['Get Beneficial Owners', 'Get Shareholders', 'Search', 'Select'],
	Workflow: ['Create', 'Delete', 'Get', 'Get Many', 'Update'],
	Questionnaire: ['Create', 'Delete', 'Get', 'Get Many', 'Update'],
	Blocklist: ['Add', 'Get Many', 'Remove'],
	List: ['Create', 'Delete', 'Get', 'Get Many', 'Update'],
	'List Entry': ['Create', 'Delete', 'Get Many', 'Upload Face'],
	Email: ['Check', 'Get Risk', 'Send'],
	Phone: ['Check', 'Get Risk', 'Send'],
	'IP Address': ['Get Risk'],
	Transaction: ['Create', 'Create SDK Token', 'Get', 'Get Many', 'Screen Wallet'],
	'Travel Rule': [
		'Confirm Ownership',
		'Create Widget Session',
		'Get Settings',
		'Get VASPs',
		'Register Inbound',
		'Update Settings',
		'Update Transfer',
	],
	'Wallet Address': ['Create', 'Delete', 'Get Many', 'Update'],
	'Biometric Template': ['Count', 'Delete', 'Delete Many', 'Get', 'Get Many'],
	Customization: ['Get', 'Update'],
	Billing: ['Get Balance', 'Top Up'],
	Webhook: ['Get', 'Update'],
	'Webhook Destination': ['Create', 'Delete', 'Get', 'Get Many', 'Update'],
	'Webhook Delivery': ['Get', 'Get Many', 'Resend', 'Resend Failed'],
	Account: [
		'Create Application',
		'Get Applications',
		'Get Credentials',
		'Get Organizations',
		'Log In',
		'Register',
		'Resend Code',
		'Update Application',
		'Verify Email',
	],
};

/** What a person types who looks for such a node and may never have heard of Didit. */
const SEARCHES = [
	...['didit', 'kyc', 'ekyc', 'kyb', 'aml', 'pep', 'customer due diligence', 'compliance'],
	...['identity', 'identity verification', 'verify identity', 'id verification', 'id check'],
	...['id card', 'passport', 'proof of address', 'liveness', 'selfie', 'biometric'],
	...['face match', 'face recognition', 'age check', 'age verification', 'phone verification'],
	...['onboarding', 'sanctions', 'fraud', 'questionnaire', 'blocklist', 'blacklist'],
	...['balance', 'credits', 'top up', 'billing', 'watchlist'],
];

/** Both nodes and every example as people see them, in headless chromium. */
export async function editorChapter(runner: Runner, world: World): Promise<void> {
	await withBrowser(runner, async (browser) => await inBrowser(browser, runner, world));
}

async function inBrowser(browser: Browser, runner: Runner, world: World): Promise<void> {
	const { n8n, examples } = world;
	const editor = await Editor.open(browser, n8n);

	await runner.test('the node is the first that is found by what people type', async () => {
		const { id } = await examples.import('full-kyc-onboarding');
		await editor.openWorkflow(id);
		const found: Record<string, string> = {};
		for (const words of SEARCHES) {
			await editor.searchNodes(words);
			const [first = ''] = await editor.foundNodes.allInnerTexts();
			found[words] = first;
		}
		await editor.picture('didit-found');
		assert.deepEqual(found, Object.fromEntries(SEARCHES.map((words) => [words, 'Didit'])));
	});

	await runner.test('the Didit node opens, and Resource shows all of them', async () => {
		const { id } = await examples.import('full-kyc-onboarding');
		await editor.openWorkflow(id);
		await editor.openNode('Create session');
		await editor.picture('didit-node');
		const resources = await editor.choicesOf('resource');
		await editor.picture('didit-resources');
		await editor.take();
		assert.deepEqual(resources, Object.keys(OPERATIONS));
	});

	await runner.test('Operation shows exactly the operations of each resource', async () => {
		const shown: Record<string, string[]> = {};
		for (const resource of Object.keys(OPERATIONS)) {
			await editor.choicesOf('resource');
			await editor.take(resource);
			shown[resource] = await editor.choicesOf('operation');
			await editor.picture(`didit-operations-${resource.toLowerCase().replace(' ', '-')}`);
			await editor.take();
		}
		assert.deepEqual(shown, OPERATIONS);
		assert.equal(Object.values(shown).flat().length, 127);
	});

	await runner.test(
		'an operation leads to its documentation, until a person takes that away',
		async () => {
			const { id } = await examples.import('full-kyc-onboarding');
			await editor.openWorkflow(id);
			await editor.openNode('Create session');
			const link = editor.help.getByRole('link');
			assert.equal(
				await link.getAttribute('href'),
				'https://docs.didit.me/sessions-api/create-session',
			);
			assert.equal(await link.innerText(), 'Create a session');
			await editor.help.getByTestId('callout-dismiss-icon').click();
			const kept = editor.page.waitForResponse(/\/me\/settings$/);
			await editor.page.locator('.btn--confirm').click();
			assert.equal((await kept).status(), 200);
			await editor.help.waitFor({ state: 'hidden' });
			await editor.openWorkflow(id);
			await editor.openNode('Create KYC workflow');
			assert.equal(await editor.help.count(), 0);
		},
	);

	await runner.test('the Didit Trigger opens', async () => {
		const { id } = await examples.import('slack-alert-on-in-review');
		await editor.openWorkflow(id);
		await editor.openNode('When a session needs review');
		const text = await editor.parameters.innerText();
		for (const label of ['Events', 'Filters', 'Options']) assert.ok(text.includes(label), label);
		await editor.picture('trigger-node');
		const events = await editor.choicesOf('events');
		await editor.picture('trigger-events');
		await editor.take();
		for (const event of ['Session Status Updated', 'Session Data Updated']) {
			assert.ok(events.includes(event), `${event} is not among ${events.join(', ')}`);
		}
	});

	for (const { key } of await examples.all()) {
		await runner.test(`the notes of ${key} can be read whole`, async () => {
			const { id, nodes } = await examples.import(key);
			await editor.openWorkflow(id);
			await editor.picture(`example-${key}`);
			const steps = nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
			const stepBoxes = await Promise.all(steps.map(({ name }) => boxOf(editor.node(name))));
			for (const note of await editor.notes.all()) {
				const texts = note.locator('h2, h3, p, li');
				const heading = await texts.first().innerText();
				const whole = await boxOf(note);
				for (const text of await texts.all()) {
					const box = await boxOf(text);
					assert.ok(box.y + box.height <= whole.y + whole.height, `"${heading}" is cut off`);
					assert.ok(!stepBoxes.some((step) => touch(step, box)), `"${heading}" is covered`);
				}
			}
		});
	}

	await runner.test('Set up an account leads through its form to the API key', () =>
		fillInAccountForm(browser, world),
	);

	await runner.test('the editor threw no errors', () => {
		assert.deepEqual(editor.errors, []);
	});
}

const touch = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
