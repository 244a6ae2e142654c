import type { ErrorHint } from '../../../api/DiditClient';

/** Later versions of the API know no single settings but a list of features, and name them in a 400. */
export const newerForm: readonly ErrorHint[] = [
	{
		when: /\bfeatures\b/i,
		say: 'This Didit application takes workflows in a newer form, as a list of features, which this operation does not write yet. Set the workflow up in the Didit Business Console.',
	},
];
