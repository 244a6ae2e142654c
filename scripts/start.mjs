// `npm start`. Plain JavaScript that an old Node can read too, so that it can say what is wrong.
const MINIMUM = [20, 18];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
	stop(
		`Node ${process.versions.node} is too old: this needs Node ${MINIMUM.join('.')} or newer. ` +
			'Install a newer one from https://nodejs.org and start again.',
	);
} else {
	import('tsx/esm/api')
		.catch((error) => {
			if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
			stop('The packages that this needs are missing: run `npm install` first.');
		})
		.then((tsx) => {
			tsx.register();
			return import('./start.mts');
		});
}

function stop(message) {
	process.stderr.write(`${message}\n`);
	process.exit(1);
}
