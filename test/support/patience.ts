import { setSafeRegexEngine } from './host';

const global = (flags = '') => (flags.includes('g') ? flags : `${flags}g`);

/**
 * n8n gives each regular expression 250 ms of real time, which a busy machine can take away from
 * one that needs a microsecond. Tests take all the time there is.
 */
setSafeRegexEngine?.({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, words) => input.replace(new RegExp(pattern, flags), words),
	matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, global(flags)))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});
