/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createRequire } from 'node:module';
import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import 'reflect-metadata';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { EXECUTE_POLICY } from '../../nodes/api/policies';
import type { NodeOutcome } from '../support/engine';
import { runDidit } from '../support/engine';
import { isOlderHost } from '../support/host';
import { byId } from '../support/operate';
import { quickTime } from '../support/time';

const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di');

const SESSION = '11111111-2222-4333-8444-555555555555';

let folder: string;
let server: Server;
let visits: number;
/** Answers the next visits, in turn; the last one stays. */
let answers: Array<(response: ServerResponse) => void>;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'didit-files-'));
	Object.assign(Container.get(BinaryDataConfig), { mode: 'filesystem', localStoragePath: folder });
	await Container.get(BinaryDataService).init();
	server = createServer((_request, response) => {
		const answer = answers[Math.min(visits++, answers.length - 1)];
		answer?.(response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterAll(async () => {
	server.close();
	server.closeAllConnections();
	await rm(folder, { recursive: true });
});
beforeEach(() => {
	visits = 0;
	quickTime();
});
afterEach(() => jest.restoreAllMocks());

async function getPdf(more: object = {}) {
	const { port } = server.address() as AddressInfo;
	return await runDidit({
		parameters: { resource: 'session', operation: 'getPdf', sessionId: byId(SESSION) },
		credentials: { diditApi: { apiKey: `key-${port}`, baseUrl: `http://127.0.0.1:${port}/v3` } },
		...more,
	});
}

/** The file that came out, as n8n keeps it. */
async function stored({ items }: NodeOutcome): Promise<Buffer> {
	return await Container.get(BinaryDataService).getAsBuffer(items[0]?.binary?.data);
}

async function files(): Promise<string[]> {
	const all = await readdir(folder, { recursive: true, withFileTypes: true });
	return all.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const PDF = { 'content-type': 'application/pdf' };
const report = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(300_000, 'x')]);
const whole = (response: ServerResponse) => response.writeHead(200, PDF).end(report);
/** The head and some of the file, then nothing. */
const beginning = (bytes: number, then?: (response: ServerResponse) => void) => {
	return (response: ServerResponse) => {
		response.writeHead(200, { ...PDF, 'content-length': report.length }).flushHeaders();
		response.write(report.subarray(0, bytes), () => then?.(response));
	};
};
const breaking = (bytes: number) => beginning(bytes, (response) => response.destroy());

describe('a file goes to n8n’s storage while it comes', () => {
	test('and is there whole', async () => {
		answers = [whole];
		const run = await getPdf();
		expect(run.error).toBeUndefined();
		const file = run.items[0]?.binary?.data;
		expect(file).toMatchObject({
			mimeType: 'application/pdf',
			fileName: `session_${SESSION}.pdf`,
		});
		expect(file?.id).toMatch(/^filesystem/);
		expect((await stored(run)).equals(report)).toBe(true);
	});

	test.each([0, 2, 4, 200_000])(
		'one that breaks off after %d bytes is fetched again',
		async (bytes) => {
			answers = [breaking(bytes), whole];
			const run = await getPdf();
			expect((await stored(run)).equals(report)).toBe(true);
			expect(visits).toBe(2);
		},
	);

	// Older ones keep what came of it until the execution is deleted.
	(isOlderHost ? test.skip : test)('nothing is left of what broke off', async () => {
		const before = await files();
		answers = [breaking(200_000), whole];
		await getPdf();
		// The file and what n8n notes of it.
		expect((await files()).length - before.length).toBe(2);
	});

	test('one that does not go on is given up and fetched again', async () => {
		jest.replaceProperty(EXECUTE_POLICY, 'timeout', 200);
		answers = [beginning(2), beginning(200_000), whole];
		const run = await getPdf();
		expect((await stored(run)).equals(report)).toBe(true);
		expect(visits).toBeGreaterThanOrEqual(3);
	});

	test('one that never comes says so', async () => {
		jest.replaceProperty(EXECUTE_POLICY, 'timeout', 30);
		answers = [beginning(10)];
		const run = await getPdf();
		expect(run.error?.message).toBe('Didit did not answer in time');
		expect(run.error?.description).toBe('Nothing was changed. Try again later.');
	});

	// Quoted or not (RFC 6266).
	test.each([
		'attachment; filename=report.pdf',
		'attachment; filename=report.pdf ; size=7',
		'attachment; FileName="report.pdf"; size=7',
	])('and has the name that Didit gives it (%s)', async (disposition) => {
		const headers = { ...PDF, 'content-disposition': disposition };
		answers = [(response) => response.writeHead(200, headers).end(report)];
		expect((await getPdf()).items[0]?.binary?.data?.fileName).toBe('report.pdf');
	});

	test.each(['', 'PDF', '<html>Sign in</html>'])('%p is no file, and is not kept', async (body) => {
		const before = await files();
		answers = [(response) => response.writeHead(200, PDF).end(body)];
		const run = await getPdf();
		expect(run.error?.message).toBe('Didit sent something else than the file');
		expect(run.error?.description).toBe('Check the base URL in the credential, and try again.');
		expect(visits).toBe(1);
		expect(await files()).toEqual(before);
	});

	test('n8n’s own trouble with its storage is told as such, and asked of Didit once', async () => {
		const full = new Error('ENOSPC: no space left on device');
		jest.spyOn(Container.get(BinaryDataService), 'store').mockRejectedValue(full);
		answers = [whole];
		const run = await getPdf();
		expect(run.error?.message).toContain('no space left');
		expect(visits).toBe(1);
	});

	test('a cancelled execution leaves nothing behind', async () => {
		const before = await files();
		let cancel = () => {};
		answers = [beginning(200_000, () => cancel())];
		const begun = (stop: () => void) => {
			cancel = stop;
		};
		await getPdf({ begun }).catch(() => undefined);
		expect(visits).toBe(1);
		expect(await files()).toEqual(before);
	});
});

describe('an error in place of a file', () => {
	test('is read out', async () => {
		const detail = 'You can only generate a PDF for finished sessions.';
		answers = [(response) => response.writeHead(403).end(JSON.stringify({ detail }))];
		const run = await getPdf();
		expect(run.error?.message).toBe(`Didit did not allow this: ${detail}`);
	});

	test('of any length is cut', async () => {
		answers = [(response) => response.writeHead(404).end('long '.repeat(1_000_000))];
		const run = await getPdf();
		expect(run.error?.message.length).toBeLessThan(700);
		expect(run.stored.length).toBeLessThan(20_000);
	});

	test('that breaks off is asked for again', async () => {
		const half = (response: ServerResponse) => {
			response.writeHead(500, { 'content-length': 100 });
			response.write('{"detail"', () => response.destroy());
		};
		answers = [half, whole];
		expect((await getPdf()).items).toHaveLength(1);
	});
});
