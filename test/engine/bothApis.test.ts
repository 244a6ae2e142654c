import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LEAST } from '../support/leastParameters';
import { byId, newSession, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';
import { dialectFor } from '../support/specified';

/** Every operation with an API key that both of Didit's APIs have does what it says on both. */

type Dialect = 'spec' | 'current';

/** What there is for an operation to work on. */
interface World {
	readonly application: Application;
	readonly partner: Application;
	readonly sessionId: string;
	readonly sessionNumber: number;
	readonly questionnaireId: string;
}

async function worldOf(dialect: Dialect): Promise<World> {
	const application = await newApplication({ dialect });
	const partner = await newApplication({ dialect });
	await operate(application, 'session.create', {
		workflowId: byId(application.default_workflow_id),
		vendorData: 'user-123',
	});
	const { session_id: sessionId, session_number: sessionNumber } = await newSession(
		application,
		'Approved',
	);
	const { uuid } = await didit(application, 'POST', '/questionnaires/', {
		title: 'Work',
		languages: ['en'],
		form_elements: [{ element_type: 'short_text', label: { en: 'Occupation?' } }],
	});
	const questionnaireId = String(uuid);
	await didit(application, 'POST', `/sessions/${sessionId}/reviews/`, { new_status: 'Approved' });
	await didit(application, 'POST', '/blocklist/add/', {
		session_id: sessionId,
		blocklist_face: true,
	});
	return { application, partner, sessionId, sessionNumber, questionnaireId };
}

/** The least parameters, about what there is. */
async function parametersFor(operation: string, world: World): Promise<INodeParameters> {
	const { application, partner, sessionId, sessionNumber, questionnaireId } = world;
	const known: INodeParameters = {
		sessionId: byId(sessionId),
		questionnaireId: byId(questionnaireId),
		workflowId: byId(application.default_workflow_id),
		sessionNumbers: String(sessionNumber),
	};
	const least = LEAST[operation] ?? {};
	const own = Object.fromEntries(Object.entries(known).filter(([name]) => name in least));
	const parameters = { ...least, ...own };
	// It is approved already.
	if (operation === 'session.updateStatus') return { ...parameters, newStatus: 'Declined' };
	if (operation === 'session.share') {
		return { ...parameters, additionalFields: { forApplicationId: partner.uuid } };
	}
	if (operation !== 'session.importShared') return parameters;
	const body = { for_application_id: application.uuid };
	const { session_id: theirs } = await newSession(partner, 'Approved');
	const shared = await didit(partner, 'POST', `/session/${theirs}/share/`, body);
	return { ...parameters, shareToken: String(shared.share_token) };
}

/** Those that put the execution to wait have tests of their own. */
const OPERATIONS = Object.keys(LEAST).filter(
	(name) =>
		!name.startsWith('account.') && name !== 'session.createAndWait' && !dialectFor(name).dialect,
);

describe.each<Dialect>(['spec', 'current'])('on the API %s', (dialect) => {
	test.each(OPERATIONS)('%s works', async (operation) => {
		const world = await worldOf(dialect);
		const parameters = await parametersFor(operation, world);
		const run = await operate(world.application, operation, parameters);
		expect(run.error).toBeUndefined();
		expect(run.items.length).toBeGreaterThan(0);
		for (const { json, pairedItem } of run.items) {
			expect(pairedItem).toEqual({ item: 0 });
			expect(isTold(json)).toBe(true);
		}
	});
});

/** An item says something, and nothing that only JavaScript says. */
function isTold(json: IDataObject): boolean {
	return !/\[object \w+\]|"undefined"|"NaN"/.test(JSON.stringify(json));
}
