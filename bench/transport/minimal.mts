import { packNode } from '../trigger/packages.mts';

const NAME = 'n8n-nodes-minimal';

export const MINIMAL_TYPE = `${NAME}.minimal`;

/** The least that a node can do: read the address, ask, so many at once, hand out the answers. */
const CODE = `
exports.Minimal = class {
	description = {
		displayName: 'Minimal',
		name: 'minimal',
		group: ['transform'],
		version: 1,
		description: 'Reads what is at an address',
		defaults: { name: 'Minimal' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'diditApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'At Once', name: 'atOnce', type: 'number', default: 1 },
		],
	};

	async execute() {
		const items = this.getInputData();
		const found = new Array(items.length);
		let next = 0;
		const inTurn = async () => {
			for (let item = next++; item < items.length; item = next++) {
				const request = { method: 'GET', url: this.getNodeParameter('url', item), json: true };
				const { httpRequestWithAuthentication: ask } = this.helpers;
				found[item] = { json: await ask.call(this, 'diditApi', request), pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: this.getNodeParameter('atOnce', 0) }, inTurn));
		return [found];
	}
};
`;

export const packMinimal = (folder: string): Promise<string> =>
	packNode(folder, NAME, 'Minimal', CODE);
