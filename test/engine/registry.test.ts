import type { INodeProperties } from 'n8n-workflow';
import { Didit } from '../../nodes/Didit/Didit.node';
import { registry } from '../../nodes/Didit/operations';
import type { Operation } from '../../nodes/Didit/engine/operation';

const SIMPLIFY = 'simplify output fields';

/**
 * The names that stand in users' workflows: every operation with its own parameters, and in braces
 * what its collections hold. Changing one breaks workflows.
 */
const INTERFACE: Record<string, Record<string, string>> = {
	account: {
		register: 'email password options{baseUrl}',
		verifyEmail: 'email code options{baseUrl}',
		login: 'email password options{baseUrl}',
		getOrganizations: '',
		getCredentials: 'organizationId applicationId',
	},
	workflow: {
		create: `workflowLabel workflowType additionalFields{isDefault isLivenessEnabled faceLivenessMethod faceLivenessScoreDeclineThreshold isFaceMatchEnabled faceMatchScoreDeclineThreshold faceMatchScoreReviewThreshold isAmlEnabled amlDeclineThreshold isPhoneVerificationEnabled isEmailVerificationEnabled isDatabaseValidationEnabled isIpAnalysisEnabled isNfcEnabled isAgeRestrictionsEnabled documentsAllowed maxRetryAttempts retryWindowDays} ${SIMPLIFY}`,
		get: `workflowId ${SIMPLIFY}`,
		getAll: `returnAll limit options{offset} ${SIMPLIFY}`,
		update: `workflowId updateFields{workflowLabel workflowType isDefault isLivenessEnabled faceLivenessMethod faceLivenessScoreDeclineThreshold isFaceMatchEnabled faceMatchScoreDeclineThreshold faceMatchScoreReviewThreshold isAmlEnabled amlDeclineThreshold isPhoneVerificationEnabled isEmailVerificationEnabled isDatabaseValidationEnabled isIpAnalysisEnabled isNfcEnabled isAgeRestrictionsEnabled documentsAllowed duplicatedUserAction maxRetryAttempts retryWindowDays} ${SIMPLIFY}`,
		delete: 'workflowId',
	},
	session: {
		createAndWait: `workflowId vendorData linkDelivery email additionalFields{callbackMethod metadata language contactDetails{email phone sendNotificationEmails emailLang} expectedDetails{firstName lastName dateOfBirth gender nationality idCountry poaCountry address identificationNumber ipAddress} portraitImage portraitBinaryProperty} waitAmount waitUnit options{returnUrl} ${SIMPLIFY}`,
		waitForDecision: `sessionId waitAmount waitUnit options{returnUrl} ${SIMPLIFY}`,
		create: `workflowId vendorData additionalFields{callback callbackMethod metadata language contactDetails{email phone sendNotificationEmails emailLang} expectedDetails{firstName lastName dateOfBirth gender nationality idCountry poaCountry address identificationNumber ipAddress} portraitImage portraitBinaryProperty} options{repeatAfterLostAnswer} ${SIMPLIFY}`,
		getDecision: `sessionId options{downloadMedia} ${SIMPLIFY}`,
		getAll: `returnAll limit options{offset} filters{vendorData status country workflowId} ${SIMPLIFY}`,
		updateStatus:
			'sessionId newStatus additionalFields{comment sendEmail emailAddress emailLanguage nodesToResubmit{nodeId feature}}',
		getPdf: 'sessionId options{binaryPropertyName}',
		share: 'sessionId additionalFields{forApplicationId ttlInSeconds}',
		importShared: `shareToken trustReview workflowId additionalFields{vendorData} ${SIMPLIFY}`,
		delete: 'sessionId',
		deleteMany: 'sessionNumbers additionalFields{deleteAll confirmDeleteAll}',
	},
	sessionReview: {
		create: 'sessionId newStatus additionalFields{comment}',
		getAll: `sessionId returnAll limit options{offset} ${SIMPLIFY}`,
	},
	blocklist: {
		add: 'sessionId itemsToBlock',
		remove: 'sessionId itemsToUnblock',
		getAll: 'returnAll limit options{offset} filters{itemType}',
	},
	questionnaire: {
		create: `title defineFormElements formElements{elementType isRequired labels{language text} options{labels{language text}}} formElementsJson additionalFields{description defaultLanguage languages} ${SIMPLIFY}`,
		get: `questionnaireId ${SIMPLIFY}`,
		getAll: `returnAll limit options{offset} ${SIMPLIFY}`,
		update: `questionnaireId updateFields{title description defaultLanguage languages formElements{elementType isRequired labels{language text} options{labels{language text}}} formElementsJson} ${SIMPLIFY}`,
		delete: 'questionnaireId',
	},
	user: {
		get: `vendorData ${SIMPLIFY}`,
		getAll: `returnAll limit options{offset} filters{status search country} ${SIMPLIFY}`,
		update: `vendorData updateFields{displayName status metadata} ${SIMPLIFY}`,
		deleteMany: 'vendorDataList additionalFields{deleteAll confirmDeleteAll}',
	},
	billing: {
		getBalance: SIMPLIFY,
		topUp: 'amountInDollars additionalFields{successUrl cancelUrl}',
	},
	webhook: {
		get: 'options{revealSecret}',
		update:
			'updateFields{webhookUrl disableWebhook webhookVersion rotateSecretKey captureMethod dataRetentionMonths unlimitedRetention} options{revealSecret}',
	},
};

const operations = registry.flatMap((resource) =>
	resource.operations.map(
		(operation) => [`${resource.value}.${operation.value}`, operation] as const,
	),
);

test('knows the 37 operations of the specification, and two that wait', () => {
	const known = Object.fromEntries(
		registry.map(({ value, operations: own }) => [value, own.map((one) => one.value).sort()]),
	);
	const wanted = Object.entries(INTERFACE).map(([resource, own]) => [
		resource,
		Object.keys(own).sort(),
	]);
	expect(known).toEqual(Object.fromEntries(wanted));
	expect(operations).toHaveLength(39);
});

test.each(operations)('%s has the parameters that are fixed', (path, { fields }) => {
	const [resource = '', operation = ''] = path.split('.');
	const wanted = expand(INTERFACE[resource]?.[operation] ?? 'none');
	expect(pathsOf(fields).sort()).toEqual(wanted.sort());
});

test.each(operations)('%s has words and a page of documentation', (_path, operation) => {
	expect(operation.name).toMatch(/^[A-Z]/);
	expect(operation.action).toMatch(/^[A-Z][^A-Z]/);
	expect(operation.description).toMatch(/^[A-Z].{10,}/);
	expect(operation.docs).toMatch(/^https:\/\/docs\.didit\.me\/[a-z/-]+$/);
});

test.each(operations)('%s says what its answer holds', (_path, { response, expects }) => {
	// Of a list and of a file it goes without saying.
	const saysItself = response?.kind === 'rows' || response?.kind === 'file';
	expect(expects?.what ?? saysItself).toBeTruthy();
});

/** Every field that names a single thing, and how it may be named besides from a list. */
const PICKED: Record<string, string[]> = {
	workflowId: ['id', 'url'],
	sessionId: ['id', 'url'],
	questionnaireId: ['id', 'url'],
	organizationId: ['id', 'url'],
	applicationId: ['id', 'url'],
	vendorData: ['id'],
};

/** One step of a decision, and an application of somebody else: Didit lists neither. */
const NOT_LISTED = ['nodeId', 'forApplicationId'];

test.each(operations)('%s picks single things from a list first', (_path, { fields }) => {
	const inside = everywhere(fields.flatMap(membersOf));
	const named = (field: INodeProperties) => field.name in PICKED || /Id$/.test(field.name);
	// Vendor data of a new session or of a filter need not be known to Didit yet.
	const isNew = ({ name, type }: INodeProperties) => name === 'vendorData' && type === 'string';
	const picked = [...fields, ...inside].filter((field) => named(field) && !isNew(field));
	for (const { name, type, modes, default: standard } of picked) {
		if (NOT_LISTED.includes(name)) continue;
		expect(type).toBe('resourceLocator');
		expect(standard).toEqual({ mode: 'list', value: '' });
		expect(modes?.map((mode) => mode.name)).toEqual(['list', ...(PICKED[name] ?? [])]);
		const { searchListMethod, searchable } = modes?.[0]?.typeOptions ?? {};
		expect(Object.keys(new Didit().methods.listSearch)).toContain(searchListMethod);
		expect(searchable).toBe(true);
	}
});

const { properties, usableAsTool, credentials } = new Didit().description;

/** What the form of a tool has besides. */
const FOR_AGENTS = ['toolDescription', 'lockedForAgents'];

test('shows every field for its own resource and operation only, then a link to its help', () => {
	for (const [path, { fields, docs }] of operations) {
		const [resource = '', operation = ''] = path.split('.');
		const shown = properties.filter(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation),
		);
		const own = fields.map(({ name }) => name);
		const forAll = shown.filter(({ name }) => !FOR_AGENTS.includes(name));
		expect(forAll.map(({ name }) => name)).toEqual([
			...new Set([...own, 'options']),
			'diditDocumentation',
		]);
		expect(shown.at(-1)?.displayName).toContain(`<a href="${docs}" target="_blank">`);
	}
});

test('asks for the API key everywhere but for the account, and can be an AI tool', () => {
	expect(usableAsTool).toBe(true);
	expect(credentials).toEqual([
		{ name: 'diditApi', required: true, displayOptions: { hide: { resource: ['account'] } } },
		{
			name: 'diditAccountApi',
			displayOptions: {
				show: { resource: ['account'], operation: ['getCredentials', 'getOrganizations'] },
			},
		},
	]);
});

test.each([
	['account.verifyEmail', true],
	['account.login', true],
	['account.getCredentials', true],
	['session.create', true],
	['session.share', true],
	['webhook.get', false],
])('%s warns that its answer holds something secret: %s', (path, warns) => {
	const { fields } = operations.find(([name]) => name === path)?.[1] as Operation;
	expect(fields.some(({ type }) => type === 'notice')).toBe(warns);
});

/** Dotted paths of all parameters; notices are none. */
function pathsOf(fields: readonly INodeProperties[], prefix = ''): string[] {
	return fields
		.filter(({ type }) => type !== 'notice')
		.flatMap((field) => [
			`${prefix}${field.name}`,
			...pathsOf(membersOf(field), `${prefix}${field.name}.`),
		]);
}

function membersOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type !== 'collection' && type !== 'fixedCollection') return [];
	return options.flatMap((option) => {
		if (!('values' in option)) return [option as INodeProperties];
		expect(option.name).toBe('values');
		return option.values;
	});
}

function everywhere(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [field, ...everywhere(membersOf(field))]);
}

/** `a b{c}` becomes `a`, `b`, `b.c`. */
function expand(text: string): string[] {
	const parents: string[] = [];
	const paths: string[] = [];
	for (const [token] of text.matchAll(/\w+|[{}]/g)) {
		if (token === '{') parents.push(paths.at(-1)?.split('.').pop() ?? '');
		else if (token === '}') parents.pop();
		else paths.push([...parents, token].join('.'));
	}
	return paths;
}
