import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { diditTool } from '../../support/engine';
import { answerWith, byId, newSession, operate } from '../../support/operate';
import type { Application } from '../../support/sandbox';
import { didit, newApplication } from '../../support/sandbox';

let application: Application;
let id: string;
beforeAll(async () => {
	application = await newApplication();
	({ session_id: id } = await newSession(application, 'In Review'));
});

async function getDecision(parameters: INodeParameters, more = {}): Promise<IDataObject> {
	const sessionId = byId(id);
	const run = await operate(application, 'session.getDecision', { sessionId, ...parameters }, more);
	expect(run.error).toBeUndefined();
	return run.items[0]?.json ?? {};
}

const raw = async () => await didit(application, 'GET', `/session/${id}/decision/`);

/** Links to pictures say until when they are good, which is later with each reading. */
const timeless = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value).replace(/expires=\d+/g, 'expires=later'));

test('a decision comes simplified, unless told otherwise', async () => {
	const { id_verifications: documents, workflow_id: workflow } = await raw();
	const [document = {}] = documents as IDataObject[];
	expect(await getDecision({})).toEqual({
		session_id: id,
		status: 'In Review',
		vendor_data: null,
		person: {
			full_name: document.full_name,
			date_of_birth: document.date_of_birth,
			nationality: document.nationality,
		},
		document: {
			type: 'Identity Card',
			number: document.document_number,
			country: document.issuing_state,
		},
		company: { name: null, registration_number: null, country: null },
		results: { face_match_score: 58.9, liveness_score: 97.31, aml_hits: null },
		warnings: 'LOW_FACE_MATCH_SIMILARITY',
		workflow_id: workflow,
		metadata: null,
	});
});

test.each([false, '={{ false }}', '={{ "false" }}'])('Simplify %j leaves it whole', async (off) => {
	expect(timeless(await getDecision({ simplify: off }))).toEqual(timeless(await raw()));
});

test('for an agent it comes simplified, whole, or with the fields that were chosen', async () => {
	const didit = diditTool();
	expect(Object.keys(await getDecision({}, { didit }))).toHaveLength(10);
	expect(timeless(await getDecision({ output: 'raw' }, { didit }))).toEqual(timeless(await raw()));
	const chosen = { output: 'fields', fields: ['status', 'face_matches', 'aml_screenings'] };
	const { status, face_matches, aml_screenings } = await raw();
	expect(timeless(await getDecision(chosen, { didit }))).toEqual(
		timeless({ status, face_matches, aml_screenings }),
	);
});

test('an agent may be given a choice by expression, as it is shown', async () => {
	const chosen = { output: '={{ "SELECTED FIELDS" }}', fields: '={{ ["Status", "vendor_data"] }}' };
	expect(await getDecision(chosen, { didit: diditTool() })).toEqual({
		status: 'In Review',
		vendor_data: null,
	});
});

test.each([
	[{ output: '={{ "everything" }}' }, '"Output" has no choice "everything"'],
	[{ output: 'fields', fields: '={{ ["stattus"] }}' }, '"Fields" has no choice "stattus"'],
])('%j is refused before anything is sent', async (chosen, message) => {
	const parameters = { sessionId: byId(id), ...chosen };
	const more = { didit: diditTool() };
	const run = await operate(application, 'session.getDecision', parameters, more);
	expect(run.error?.message).toBe(message);
	expect(run.sent).toEqual([]);
});

test('what is stored for one form of the node does not count in the other', async () => {
	expect(Object.keys(await getDecision({ output: 'raw' }))).toHaveLength(10);
	const didit = diditTool();
	expect(Object.keys(await getDecision({ simplify: false }, { didit }))).toHaveLength(10);
});

test('an answer that holds nothing of what is expected stays as it is', async () => {
	await answerWith(application, 200, { message: 'Accepted' });
	const run = await operate(application, 'user.update', {
		vendorData: byId('ana'),
		updateFields: { displayName: 'Ana' },
	});
	expect(run.items[0]?.json).toEqual({ message: 'Accepted' });
});
