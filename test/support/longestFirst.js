const Sequencer = require('@jest/test-sequencer').default;

/** Files that take a minute or two each, the longest first. */
const LONGEST = [
	'trigger/registration/destination/lifecycle',
	'trigger/registration/lifecycle',
	'trigger/secret/rotation',
	'input/nothing',
	'api/rateLimit/simulation',
];

/**
 * What takes longest begins first, or the last of these runs alone while other cores have nothing
 * left to do. In a fresh clone jest goes by the size of files, and these are small.
 */
module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const place = ({ path }) => {
			const index = LONGEST.findIndex((name) => path.endsWith(`test/${name}.test.ts`));
			return index < 0 ? LONGEST.length : index;
		};
		return super.sort(tests).sort((one, other) => place(one) - place(other));
	}
};
