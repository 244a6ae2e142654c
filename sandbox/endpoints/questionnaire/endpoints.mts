import { created, detail, fieldInvalid, noContent, ok } from '../../server/responses.mts';
import type { Sandbox } from '../../server/context.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import * as ids from '../../world/ids.mts';
import { page } from '../../server/pagination.mts';
import type { Questionnaire } from '../../world/model.mts';
import * as current from './current.mts';
import * as spec from './spec.mts';

function findQuestionnaire({ app, param }: KeyCall): Questionnaire {
	const questionnaire = app.questionnaires.get(param('questionnaireUuid'));
	if (!questionnaire) throw detail(404, 'Not found.');
	return questionnaire;
}

function checkLanguages({
	languages,
	default_language: standard,
}: Pick<Questionnaire, 'languages' | 'default_language'>): void {
	if (!languages.includes(standard)) {
		throw fieldInvalid('default_language', 'default_language must be one of languages.');
	}
}

function row({ clock }: Sandbox, questionnaire: Questionnaire) {
	const { uuid, title, description, default_language, languages } = questionnaire;
	const { is_active = true, status = 'published' } = questionnaire;
	return {
		uuid,
		questionnaire_id: uuid,
		questionnaire_group_id: uuid,
		title,
		description,
		default_language,
		languages,
		is_active,
		is_editable: true,
		status,
		version: 1,
		created_at: clock.iso(questionnaire.createdAt),
		updated_at: clock.iso(questionnaire.updatedAt),
	};
}

function full(sandbox: Sandbox, questionnaire: Questionnaire) {
	const elements = questionnaire.form_elements.map((given, index) => ({
		id: `element_${String(index + 1)}`,
		is_required: false,
		...given,
	}));
	return { ...row(sandbox, questionnaire), form_elements: elements };
}

export const questionnaireEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/questionnaires/',
		auth: 'key',
		handle: (call) => {
			const rows = [...call.app.questionnaires.values()];
			return page(call, rows, (questionnaire) => row(call.sandbox, questionnaire), { limit: 50 });
		},
	},
	{
		method: 'POST',
		path: '/v3/questionnaires/',
		auth: 'key',
		handle: (call) => {
			const now = call.sandbox.clock.now();
			const { languages, ...given } =
				call.app.dialect === 'current'
					? call.read(current.createShape)
					: call.read(spec.createShape);
			const standard = given.default_language ?? languages?.[0] ?? 'en';
			const questionnaire: Questionnaire = {
				description: null,
				...given,
				languages: languages ?? [standard],
				default_language: standard,
				uuid: ids.uuid(),
				createdAt: now,
				updatedAt: now,
			};
			checkLanguages(questionnaire);
			call.app.questionnaires.set(questionnaire.uuid, questionnaire);
			return created(full(call.sandbox, questionnaire));
		},
	},
	{
		method: 'GET',
		path: '/v3/questionnaires/{questionnaireUuid}/',
		auth: 'key',
		handle: (call) => ok(full(call.sandbox, findQuestionnaire(call))),
	},
	{
		method: 'PATCH',
		path: '/v3/questionnaires/{questionnaireUuid}/',
		auth: 'key',
		handle: (call) => {
			const questionnaire = findQuestionnaire(call);
			const isCurrent = call.app.dialect === 'current';
			const changes = isCurrent ? call.read(current.updateShape) : call.read(spec.updateShape);
			const changed = { ...questionnaire, ...changes };
			checkLanguages(changed);
			Object.assign(questionnaire, changed, { updatedAt: call.sandbox.clock.now() });
			return ok(full(call.sandbox, questionnaire));
		},
	},
	{
		method: 'DELETE',
		path: '/v3/questionnaires/{questionnaireUuid}/',
		auth: 'key',
		handle: (call) => {
			call.app.questionnaires.delete(findQuestionnaire(call).uuid);
			return noContent;
		},
	},
];
