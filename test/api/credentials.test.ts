import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credentialKey, connect } from '../../nodes/api/credentials';
import type { DiditContext } from '../../nodes/api/types';

type Credentials = Record<string, ICredentialDataDecryptedObject>;

const PASTED_KEY = 'Bearer the-key\n';
const KEY: Credentials = {
	diditApi: { apiKey: PASTED_KEY, baseUrl: ' https://didit.test/v3/' },
};
const ACCOUNT: Credentials = {
	diditAccountApi: {
		email: 'ana@mail.test',
		password: 'the-password',
		accessToken: 'the-token',
		baseUrl: 'https://didit.test/auth',
	},
};

/** The context of a node that has these credentials, or none. */
const contextWith = (credentials?: Credentials) =>
	({
		getNode: () => ({ name: 'Didit', ...(credentials && { credentials }) }),
		getCredentials: async (type: string) => {
			if (!credentials?.[type]) throw new Error(`No ${type}`);
			return await Promise.resolve(credentials[type]);
		},
	}) as unknown as DiditContext;

test('a key goes to the address of its credential', async () => {
	expect(await connect(contextWith({ ...ACCOUNT, ...KEY }), 'apiKey')).toEqual({
		id: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
		base: 'https://didit.test/v3',
		secrets: [PASTED_KEY, 'the-key'],
	});
});

test('an account has its own address', async () => {
	expect(await connect(contextWith({ ...ACCOUNT, ...KEY }), 'bearer')).toEqual({
		base: 'https://didit.test/auth',
		secrets: ['the-password', 'the-token'],
	});
});

test('who signs up says where, and else goes to Didit, whatever credentials there are', async () => {
	const context = contextWith({ ...ACCOUNT, ...KEY });
	const [didit, other] = ['https://apx.didit.me/auth/v2', 'http://127.0.0.1:8400/auth/v2'];
	expect(await connect(context, 'open')).toEqual({ base: didit, secrets: [] });
	expect(await connect(context, 'open', `${other}/`)).toEqual({ base: other, secrets: [] });
	await expect(connect(context, 'open', 'nowhere')).rejects.toMatchObject({
		message: 'The base URL in the options of the node is not usable',
	});
});

describe.each([{}, KEY, undefined])('without an account (%j)', (credentials) => {
	test('who signs up goes to Didit', async () => {
		expect(await connect(contextWith(credentials), 'open')).toEqual({
			base: 'https://apx.didit.me/auth/v2',
			secrets: [],
		});
	});

	test('nothing else is possible', async () => {
		await expect(connect(contextWith(credentials), 'bearer')).rejects.toMatchObject({
			message: 'This operation needs a Didit account credential',
			description: expect.stringContaining('"Didit Account API"') as string,
		});
	});
});

test.each(['apiKey', 'bearer'] as const)(
	'a base URL that leads nowhere is refused, with what is wrong (%s)',
	async (access) => {
		const nowhere = contextWith({
			diditApi: { apiKey: 'the-key', baseUrl: 'nowhere' },
			diditAccountApi: { ...ACCOUNT.diditAccountApi, baseUrl: 'nowhere' },
		});
		await expect(connect(nowhere, access)).rejects.toMatchObject({
			message: 'The base URL in the Didit credential is not usable',
			description: expect.stringMatching(/https:\/\//) as string,
		});
	},
);

test('an application is known by its key and address', () => {
	const of = (apiKey: string, baseUrl: string) => credentialKey({ apiKey, baseUrl });
	const ids = [of('a', 'b'), of('a', 'c'), of('b', 'b'), of('', 'ab')];
	expect(new Set(ids).size).toBe(ids.length);
	expect(of('a', 'b')).toBe(ids[0]);
	const home = of('key', 'https://verification.didit.me/v3');
	expect(of('"key"\n', 'verification.didit.me/')).toBe(home);
});
