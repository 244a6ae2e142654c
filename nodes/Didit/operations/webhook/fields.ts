import { options } from '../../fields/collections';

export const secretOptions = options([
	{
		displayName: 'Reveal Secret',
		name: 'revealSecret',
		type: 'boolean',
		default: false,
		description:
			'Whether to return the signing secret whole. It then stays in the execution data; otherwise only its last four characters are shown.',
	},
]);
