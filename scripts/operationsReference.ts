import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { commonOptions } from '../nodes/Didit/engine/commonOptions';
import type { Operation, Resource } from '../nodes/Didit/engine/operation';

/** Longer lists, such as languages, say nothing new. */
const MOST_CHOICES = 12;

/** docs/operations.md, and a page for each resource: every operation with its fields, as the editor names them. */
export function operationsReference(registry: readonly Resource[]): Record<string, string> {
	const pages = registry.map((resource) => [pageOf(resource), resourcePage(resource)] as const);
	return { 'operations.md': overview(registry), ...Object.fromEntries(pages) };
}

function overview(registry: readonly Resource[]): string {
	const resources = registry.map((resource) => {
		const links = resource.operations.map((operation) => {
			return `[${operation.name}](${placeOf(resource, operation)})`;
		});
		return `- **[${resource.name}](${pageOf(resource)})**: ${links.join(' · ')}`;
	});
	const common = commonOptions.map((field) => fieldLines(field, ''));
	return page([
		...['# Operations of the Didit node', INTRODUCTION, resources.join('\n')],
		...[COMMON, common.join('\n'), FOR_AGENTS],
	]);
}

function resourcePage({ name, operations }: Resource): string {
	const sections = operations.map((operation) => section(name, operation));
	return page([
		`# ${name}`,
		'One of the [operations of the Didit node](../operations.md).',
		...sections,
	]);
}

const page = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

const INTRODUCTION =
	"Made from the node by `npm run readme`; a star marks the fields that must be filled in. What the fields of an answer mean is in Didit's documentation of the operation.";

const COMMON = 'What no page repeats, since every operation has it among its **Options**:';

const FOR_AGENTS =
	'As a [tool of an AI agent](agents.md), an operation with **Simplify** asks for its **Output** instead: _Simplified_, _Selected Fields_ or _Raw_.';

/** Below docs. */
const pageOf = ({ value }: Resource): string => `operations/${value}.md`;

/** Of an operation, below docs; with its section as GitHub makes it from the heading. */
export function placeOf(resource: Resource, { name }: Operation): string {
	const heading = `${resource.name} ${name}`.toLowerCase().replaceAll(' ', '-');
	return `${pageOf(resource)}#${heading}`;
}

function section(resource: string, { name, description, docs, fields }: Operation): string {
	const notices = fields.filter(({ type }) => type === 'notice');
	const others = fields
		.filter((field) => field.type !== 'notice' && !isForAgents(field))
		.flatMap(withoutCommon);
	return [
		`## ${resource}: ${name}`,
		`${sentence(description)} [Didit's documentation](${docs}).`,
		...notices.map(({ displayName }) => `> ${markdown(displayName)}`),
		others.length > 0 ? others.map((field) => fieldLines(field, '')).join('\n') : 'No fields.',
	].join('\n\n');
}

/** Options without those that every operation has, or nothing. */
function withoutCommon(field: INodeProperties): INodeProperties[] {
	if (field.name !== 'options') return [field];
	const common = commonOptions.map(({ name }) => name);
	const own = (field.options as INodeProperties[]).filter(({ name }) => !common.includes(name));
	return own.length > 0 ? [{ ...field, options: own }] : [];
}

const isForAgents = ({ displayOptions }: INodeProperties): boolean =>
	displayOptions?.show?.['@tool'] !== undefined;

function fieldLines(field: INodeProperties, indent: string): string {
	const { displayName, required, description } = field;
	const words = [
		`**${displayName}**${required ? '\\*' : ''}`,
		...(description ? [sentence(description)] : []),
		...choices(field),
	];
	const [label = '', ...rest] = words;
	const line = `${indent}- ${label}${rest.length > 0 ? `: ${rest.join(' ')}` : ''}`;
	return [line, ...members(field).map((member) => fieldLines(member, `${indent}  `))].join('\n');
}

function choices({ type, options = [] }: INodeProperties): string[] {
	if (type !== 'options' && type !== 'multiOptions') return [];
	// n8n asks Didit for them.
	if (options.length === 0) return [];
	if (options.length > MOST_CHOICES) return [`${chosenOf(options)} to choose from.`];
	const names = (options as INodePropertyOptions[]).map(({ name }) => `_${name}_`);
	return [`One of ${names.join(', ')}.`];
}

/** How many there are, without the one that leaves it open. */
const chosenOf = (options: INodeProperties['options'] = []): number =>
	(options as INodePropertyOptions[]).filter(({ value }) => value !== '').length;

/** The fields inside a collection, however deep n8n puts them. */
function members({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

const sentence = (words: string): string => {
	const text = markdown(words);
	return /[.?!]$/.test(text) ? text : `${text}.`;
};

/** n8n's words may hold some HTML. */
function markdown(words: string): string {
	return words
		.replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replace(/<code>(.*?)<\/code>/g, '`$1`');
}
