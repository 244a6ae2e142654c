const { spawn } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { basename, dirname, join, relative } = require('node:path').posix;
const { Transform } = require('node:stream');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { engines, n8n } = require('./package.json');

/** What n8n loads, by the paths in package.json: `dist/nodes/Didit/Didit.node.js` exports `Didit`. */
const ENTRIES = [...n8n.credentials, ...n8n.nodes];
const BUNDLE = join('dist', 'didit.js');

const classOf = (entry) => basename(entry).split('.')[0];
const sourceOf = (entry) => `./${relative('dist', entry).replace(/\.js$/, '')}`;

const clean = () => rm('dist', { recursive: true, force: true });

/** The bundler takes the types away without a look at them. */
const types = () =>
	spawn(
		process.execPath,
		[require.resolve('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.build.json'],
		{ stdio: 'inherit' },
	);

/**
 * All code in one file: n8n reads some four hundred modules at each start otherwise, which takes
 * more than twice as long. One for both nodes, since they share what they learn about a
 * credential's Didit.
 */
const bundle = () =>
	esbuild.build({
		stdin: {
			contents: ENTRIES.map((entry) => `export * from '${sourceOf(entry)}';`).join('\n'),
			resolveDir: __dirname,
		},
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: `node${engines.node.replace(/\D/g, '')}`,
		external: ['n8n-workflow'],
		charset: 'utf8',
		banner: { js: "'use strict';" },
	});

/** The files that n8n looks for, each with its class out of the bundle. */
const entries = () =>
	Promise.all(
		ENTRIES.map(async (entry) => {
			const name = classOf(entry);
			const path = relative(dirname(entry), BUNDLE);
			await mkdir(dirname(entry), { recursive: true });
			await writeFile(entry, `'use strict';\nexports.${name} = require('${path}').${name};\n`);
		}),
	);

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
					file.contents = Buffer.from(JSON.stringify(JSON.parse(String(file.contents))));
					done(null, file);
				},
			}),
		)
		.pipe(dest('dist'));

exports.build = series(clean, parallel(types, bundle, entries, assets, schemas));
