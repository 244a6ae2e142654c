const { default: Sequencer } = require('@jest/test-sequencer');

/** Test files that took less time come first: a mutant is done with as soon as one test fails. */
module.exports = class QuickFirst extends Sequencer {
	sort(tests) {
		// Jest's own order, longest first, also looks up how long each took.
		return super.sort(tests).sort((left, right) => (left.duration ?? 0) - (right.duration ?? 0));
	}
};
