import type { INodeProperties } from 'n8n-workflow';
import { inWords } from './inWords';
import type { Simplification } from '../output/simplify/types';

/**
 * How much of a large answer is returned. For agents, whose memory is short, n8n wants a choice of
 * fields as well: two forms of the question, of which the editor shows the one that fits.
 */
export function simplifyFields({ fields }: Simplification): INodeProperties[] {
	return [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			displayOptions: { hide: { '@tool': [true] } },
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			options: [
				{ name: 'Raw', value: 'raw', description: 'All that Didit answers' },
				{ name: 'Selected Fields', value: 'fields' },
				{ name: 'Simplified', value: 'simple', description: 'At most ten fields to act on' },
			],
			default: 'simple',
			displayOptions: { show: { '@tool': [true] } },
			description: 'How much of the response the agent gets',
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'multiOptions',
			options: fields.map((value) => ({ name: inWords(value), value })),
			default: [],
			displayOptions: { show: { '@tool': [true], output: ['fields'] } },
			description: 'The fields of the response that the agent gets',
		},
	];
}
