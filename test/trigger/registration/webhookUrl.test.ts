import type { WebhookUrl } from '../../../nodes/DiditTrigger/registration/webhookUrl';
import {
	addRestoreMarker,
	bare,
	endsAlike,
	isSame,
	isWebAddress,
	ownerOf,
	restoreMarkerOf,
	standsHere,
	withoutRestoreMarker,
} from '../../../nodes/DiditTrigger/registration/webhookUrl';

const TAIL = '5b3d1a52/didit';
const OWN: WebhookUrl = {
	url: `https://n8n.example.com/base/webhook/${TAIL}`,
	tail: TAIL,
	path: 'didit',
	endpoint: 'webhook',
	roots: ['n8n.example.com/base/'],
	startsTest: false,
};
const TRIAL: WebhookUrl = {
	...OWN,
	url: `https://n8n.example.com/base/webhook-test/${TAIL}`,
	endpoint: 'webhook-test',
	startsTest: true,
};

test.each([
	['https://n8n.example.com/webhook/a', 'https://n8n.example.com/webhook/a'],
	['HTTPS://N8N.Example.COM/Webhook/A', 'https://n8n.example.com/Webhook/A'],
	['HTTP://N8N.Example.COM', 'http://n8n.example.com'],
	['https://n8n.example.com/a//', 'https://n8n.example.com/a'],
	['https://n8n.example.com/a/?b=C', 'https://n8n.example.com/a'],
	['https://n8n.example.com/a#b\nc', 'https://n8n.example.com/a'],
	['https://n8n.example.com//a', 'https://n8n.example.com//a'],
	['see https://N8N.example.com/a', 'see https://N8N.example.com/a'],
])('%j is the same as %j to n8n', (url, plain) => {
	expect(bare(url)).toBe(plain);
	expect(isSame(url, plain)).toBe(true);
});

test.each([
	['https://n8n.example.com/webhook/a', 'http://n8n.example.com/webhook/a'],
	['https://n8n.example.com/webhook/a', 'https://n8n.example.com/webhook/A'],
	['https://n8n.example.com/webhook/a', 'https://n8n.example.com:8443/webhook/a'],
])('%j is another than %j', (one, other) => {
	expect(isSame(one, other)).toBe(false);
});

test.each([
	[`https://old.example.com/webhook/${TAIL}`, true],
	[`https://old.example.com/webhook/${TAIL}/?x`, true],
	[`https://old.example.com/webhook/x${TAIL}`, false],
	[`https://old.example.com/webhook/${TAIL}/more`, false],
])('%j has the end of ours: %s', (url, alike) => {
	expect(endsAlike(url, OWN)).toBe(alike);
});

test.each([
	['https://n8n.example.com/base/anything', true],
	['http://N8N.example.com/base/?x', true],
	['https://n8n.example.com/other', false],
	['https://n8n.example.com:8443/base/anything', false],
	['no URL', false],
	['', false],
])('%j stands under an address of ours: %s', (url, here) => {
	expect(standsHere(url, OWN)).toBe(here);
});

test.each<[string | null, WebhookUrl, string]>([
	[null, OWN, 'nobody'],
	[OWN.url, OWN, 'us'],
	[`${OWN.url}/`, OWN, 'us'],
	[`${TRIAL.url}?restore=x`, TRIAL, 'us'],
	[TRIAL.url, OWN, 'otherMode'],
	[OWN.url, TRIAL, 'otherMode'],
	[`https://other.example.com/webhook/${TAIL}`, TRIAL, 'otherMode'],
	[`https://other.example.com/webhook/${TAIL}`, OWN, 'stranger'],
	['https://n8n.example.com/base/webhook/another/didit', OWN, 'neighbour'],
	['https://n8n.example.com/base/webhook-test/another', OWN, 'neighbour'],
	['https://n8n.example.com/base/hooks/another/didit', OWN, 'neighbour'],
	['https://n8n.example.com/base/api/events', OWN, 'stranger'],
	['https://n8n.example.com/base/webhooks', OWN, 'stranger'],
	['https://crm.example.com/in', OWN, 'stranger'],
])('%j is, seen from %j, that of %s', (url, own, kind) => {
	expect(ownerOf(url, own).kind).toBe(kind);
});

describe('the mark of a test that took the place of the published workflow', () => {
	test('tells what is to be put back', () => {
		const marked = addRestoreMarker(TRIAL, OWN.url);
		expect(marked).toBe(`${TRIAL.url}?restore=https%3A%2F%2Fn8n.example.com%2Fbase%2Fwebhook`);
		expect(restoreMarkerOf(marked, TRIAL)).toBe(OWN.url);
		expect(withoutRestoreMarker(marked)).toBe(TRIAL.url);
	});

	test.each([
		[TRIAL.url],
		['?other=https%3A%2F%2Fn8n.example.com'],
		[`${TRIAL.url}?restore=`],
		[`${TRIAL.url}?restore=%E9`],
		[`${TRIAL.url}?restore=ftp%3A%2F%2Fn8n.example.com`],
		[`${TRIAL.url}?restore=javascript%3Aalert(1)`],
	])('is not there, or leads nowhere: %j', (url) => {
		expect(restoreMarkerOf(url, TRIAL)).toBeUndefined();
	});

	test('may stand at the beginning', () => {
		const url = '?restore=https%3A%2F%2Fa.test';
		expect(restoreMarkerOf(url, TRIAL)).toBe(`https://a.test/${TAIL}`);
		expect(withoutRestoreMarker(url)).toBe('');
	});

	test('is left out of what has none', () => {
		expect(withoutRestoreMarker(OWN.url)).toBe(OWN.url);
	});
});

test.each([
	['https://a.test', true],
	['http://a.test/b', true],
	['ftp://a.test', false],
	['a.test', false],
	['', false],
])('%j is an address of the web: %s', (text, is) => {
	expect(isWebAddress(text)).toBe(is);
});
