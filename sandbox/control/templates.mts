import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { nullable, object, oneOf, required, text } from '../server/validate.mts';
import { RESISTANCES } from '../world/biometricTemplates.mts';
import type { AddControl } from './control.mts';
import { applicationByKey } from './applications.mts';

const shape = object(
	{ api_key: required(text()), resists: required(nullable(oneOf(RESISTANCES))) },
	'refuse',
);

/** Makes a face template one that cannot be purged now, or (null) one that can again. */
export function addTemplateRoutes(add: AddControl, sandbox: Sandbox): void {
	add('PATCH', 'biometric-templates/:id', ({ param, read }) => {
		const { api_key, resists } = read(shape);
		const { templates } = applicationByKey(sandbox, api_key);
		const template = templates.find(({ uuid }) => uuid === param('id'));
		if (!template) throw detail(404, 'The application has no such template.');
		if (resists === null) delete template.resists;
		else template.resists = resists;
		return template;
	});
}
