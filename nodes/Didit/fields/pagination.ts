import type { INodeProperties } from 'n8n-workflow';
import type { Range } from '../../api/pagination';
import type { ItemParameters } from '../input/ItemParameters';
import { declare } from '../input/declared';
import { options } from './collections';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

const listOptions = options([
	// Without it the list would begin anew.
	declare(
		{ whenEmpty: 'refuse' },
		{
			displayName: 'Offset',
			name: 'offset',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description: 'How many results to skip before the first one',
		},
	),
]);

/** The fields that every Get Many has, with the filters in the place where n8n has them. */
export function paginationFields(...filterFields: INodeProperties[]): INodeProperties[] {
	return [returnAll, limit, ...filterFields, listOptions];
}

/** Which rows of a list the person wants. */
export function readRange(parameters: ItemParameters): Range {
	if (!parameters.has('returnAll')) return { offset: 0, limit: Infinity };
	const offset = Number(parameters.option('offset') ?? 0);
	return { offset, limit: parameters.flag('returnAll') ? Infinity : parameters.number('limit') };
}
