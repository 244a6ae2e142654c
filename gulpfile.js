const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { Transform } = require('node:stream');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
		stdio: 'inherit',
	});

/** Icons and codex files. With these and the schemas dist holds all that n8n needs, and no more. */
const assets = () =>
	src(['icons/*.svg', 'nodes/**/*.node.json'], { base: '.', encoding: false }).pipe(dest('dist'));

/** Output schemas, without the white space that makes them readable: two thirds of them. */
const schemas = () =>
	src('nodes/**/__schema__/**/*.json', { base: '.' })
		.pipe(
			new Transform({
				objectMode: true,
				transform(file, _encoding, done) {
					file.contents = Buffer.from(JSON.stringify(JSON.parse(file.contents)));
					done(null, file);
				},
			}),
		)
		.pipe(dest('dist'));

exports.build = series(clean, parallel(compile, assets, schemas));
