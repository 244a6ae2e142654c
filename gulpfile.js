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

/** Changes the text of files on their way. */
const rewritten = (rewrite) =>
	new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			file.contents = Buffer.from(rewrite(String(file.contents)));
			done(null, file);
		},
	});

/** The compiler indents by four blanks, which are a tenth of the package; the sources have tabs. */
const indent = () =>
	src('dist/**/*.js', { base: '.' })
		.pipe(
			rewritten((text) => text.replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4))),
		)
		.pipe(dest('.'));

/** Output schemas, without the white space that makes them readable: two thirds of them. */
const schemas = () =>
	src('nodes/**/__schema__/**/*.json', { base: '.' })
		.pipe(rewritten((text) => JSON.stringify(JSON.parse(text))))
		.pipe(dest('dist'));

exports.build = series(clean, parallel(series(compile, indent), assets, schemas));
