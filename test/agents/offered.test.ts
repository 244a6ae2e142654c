import type { INode, INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { registry } from '../../nodes/Didit/operations';
import type { Operation } from '../../nodes/Didit/engine/operation';
import { diditTool } from '../support/engine';
import { Didit } from '../../nodes/Didit/Didit.node';

const operations = registry.flatMap(({ value, operations: own }) =>
	own.map((operation) => [`${value}.${operation.value}`, operation] as const),
);
const offered = operations.filter(([, { forAgents }]) => forAgents !== undefined);

/** What would wait in the middle of the agent's turn, or answers a file, which it cannot take. */
const NOT_OFFERED = [
	'check.ageEstimation',
	'check.documentAi',
	'check.faceMatch',
	'check.faceSearch',
	'check.idVerification',
	'check.passiveLiveness',
	'check.proofOfAddress',
	'customization.update',
	'listEntry.uploadFace',
	'session.createAndWait',
	'session.getPdf',
	'session.waitForDecision',
	'sessionImport.create',
	'sessionImport.getTemplate',
];

/** Deletes, pays, decides about people, or gives secrets and personal data away. */
const LOCKED = [
	'account.createApplication',
	'account.getApplications',
	'account.getCredentials',
	'account.resendCode',
	'account.updateApplication',
	'account.login',
	'account.register',
	'account.verifyEmail',
	'billing.topUp',
	'blocklist.add',
	'biometricTemplate.delete',
	'biometricTemplate.deleteMany',
	'blocklist.remove',
	'business.deleteMany',
	'business.update',
	'business.updateStatus',
	'check.addressValidation',
	'check.aml',
	'check.databaseValidation',
	'companyRegistry.getBeneficialOwners',
	'companyRegistry.getShareholders',
	'companyRegistry.select',
	'email.getRisk',
	'email.send',
	'ipAddress.getRisk',
	'kybParty.submitDrafts',
	'kybParty.update',
	'list.delete',
	'listEntry.create',
	'listEntry.delete',
	'phone.getRisk',
	'phone.send',
	'questionnaire.delete',
	'session.delete',
	'session.deleteMany',
	'session.share',
	'session.updateAmlHits',
	'session.updateCompanyData',
	'session.updateData',
	'session.updateFeatureStatus',
	'session.updatePoaData',
	'session.updateStatus',
	'sessionReview.create',
	'transaction.create',
	'transaction.createSdkToken',
	'transaction.screenWallet',
	'travelRule.confirmOwnership',
	'travelRule.createWidgetSession',
	'travelRule.registerInbound',
	'travelRule.updateSettings',
	'travelRule.updateTransfer',
	'user.deleteMany',
	'user.update',
	'user.updateStatus',
	'webhook.get',
	'webhook.update',
	'walletAddress.create',
	'walletAddress.delete',
	'walletAddress.update',
	'webhookDelivery.resend',
	'webhookDelivery.resendFailed',
	'webhookDestination.create',
	'webhookDestination.delete',
	'webhookDestination.get',
	'webhookDestination.update',
	'workflow.delete',
	'workflow.update',
];

const tool = diditTool().description;
const plain = new Didit().description;

/** The parameters with all defaults, as n8n gives them to a node. */
function parametersOf(path: string, description = tool): INodeParameters {
	const [resource = '', operation = ''] = path.split('.');
	const node = { type: description.name, typeVersion: 1 } as INode;
	const set = { resource, operation };
	return (
		NodeHelpers.getNodeParameters(description.properties, set, true, false, node, description) ?? {}
	);
}

test('all operations are offered but those that cannot be', () => {
	const missing = operations.filter(([, { forAgents }]) => forAgents === undefined);
	expect(missing.map(([path]) => path).sort()).toEqual(NOT_OFFERED);
});

test('the dropdown of a tool has just these, and that of a node has all', () => {
	const choicesFor = (description: typeof tool, resource: string) =>
		description.properties
			.filter(
				(property) =>
					property.name === 'operation' &&
					NodeHelpers.displayParameter({ resource }, property, null, description),
			)
			.map(({ options }) => (options as INodePropertyOptions[]).map(({ value }) => value));
	for (const { value, operations: own } of registry) {
		const forAgents = own.filter((operation) => operation.forAgents !== undefined);
		expect(choicesFor(tool, value)).toEqual([forAgents.map((operation) => operation.value)]);
		expect(choicesFor(plain, value)).toEqual([own.map((operation) => operation.value)]);
	}
});

test.each(offered)('%s explains itself to agents', (path, { forAgents }) => {
	const node = {
		name: 'Didit',
		type: 'n8n-nodes-didit.diditTool',
		typeVersion: 1,
		parameters: parametersOf(path),
	} as INode;
	expect(NodeHelpers.getToolDescriptionForNode(node, diditTool())).toBe(forAgents);
	expect(forAgents).toMatch(/^[A-Z][^<>{}]{40,400}\.$/);
});

test.each(offered.filter(([, { value }]) => /^(get|getAll|get[A-Z]\w+)$/.test(value)))(
	'%s says that it changes nothing',
	(path, { forAgents, lock }) => {
		if (lock) return;
		expect({ [path]: forAgents }).toEqual({
			[path]: expect.stringMatching(/Costs? nothing and changes? nothing\./) as string,
		});
	},
);

test('what has to be locked is, and can be unlocked', () => {
	expect(
		offered
			.filter(([, { lock }]) => lock)
			.map(([path]) => path)
			.sort(),
	).toEqual([...LOCKED].sort());
	for (const [path] of offered) {
		const parameters = parametersOf(path);
		expect({ [path]: parameters.lockedForAgents }).toEqual({
			[path]: LOCKED.includes(path) ? true : undefined,
		});
		expect(parametersOf(path, plain)).not.toHaveProperty('lockedForAgents');
	}
});

test.each(offered)('%s has fields whose $fromAI keys are valid and differ', (_path, operation) => {
	const keys = keysOf(operation);
	for (const key of keys) expect(key).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
	expect(new Set(keys).size).toBe(keys.length);
});

/**
 * The keys that n8n's editor makes when a field is left to the model: from its label. In groups
 * that can be added more than once the place in the group goes before it, so these differ anyway.
 */
function keysOf(operation: Operation): string[] {
	const keyOf = ({ displayName }: INodeProperties) =>
		displayName.slice(0, 63).replace(/[^a-zA-Z0-9-]/g, '_');
	const fieldsOf = (fields: readonly INodeProperties[]): INodeProperties[] =>
		fields.flatMap((field) => {
			if (field.typeOptions?.multipleValues) return [];
			if (field.type === 'collection') return fieldsOf(field.options as INodeProperties[]);
			if (field.type === 'fixedCollection') {
				return (field.options ?? []).flatMap((group) =>
					'values' in group ? fieldsOf(group.values) : [],
				);
			}
			return ['notice', 'callout', 'options', 'multiOptions'].includes(field.type) ? [] : [field];
		});
	return fieldsOf(operation.fields).map(keyOf);
}
