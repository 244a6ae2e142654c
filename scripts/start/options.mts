import { isAbsolute, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../host/paths.mts';
import type { Dialect } from './credentials.mts';
import { Problem, reasonOf } from '../host/problem.mts';

export interface StartOptions {
	help: boolean;
	/** Which of Didit's APIs the sandbox plays. */
	dialect: Dialect;
	/** Ends after the main job instead of staying up. */
	once: boolean;
	/** With Postgres, Redis, webhook processes and workers; nothing of it is kept. */
	production: boolean;
	/** Where this n8n lives between starts. */
	home: string;
	/** Undefined: the usual one, or a free one where that is taken. */
	port: number | undefined;
	sandboxPort: number | undefined;
	/** A key for the real Didit; undefined: the sandbox. */
	apiKey: string | undefined;
	/** The address under which the real Didit reaches this n8n, if there is a tunnel. */
	webhookUrl: string | undefined;
}

export const HELP = `npm start [-- options]

Runs a real n8n with this package, beside a local Didit, on this machine only.

  --port <number>          n8n's port (or N8N_PORT); 5678, or a free one if that is taken
  --sandbox-port <number>  the local Didit's port (or DIDIT_SANDBOX_PORT); 8400, or a free one
  --home <folder>          where this n8n keeps its workflows between starts
  --specification          the local Didit is as its specification of March 2026, not as today's
  --production             n8n as production runs it: Postgres, Redis, two webhook processes and two
                           workers; they begin empty at each start
  --once                   end after the main job was run once
  --help                   this text

With DIDIT_API_KEY set, the workflows are made for the real Didit instead: nothing is published and
nothing is run. Didit's webhooks need a public address: name it in N8N_WEBHOOK_URL.`;

/** Reads the command line and the environment. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): StartOptions {
	const values = parsed(args);
	const apiKey = env.DIDIT_API_KEY?.trim() || undefined;
	// The real Didit's key and webhooks never meet the sandbox's.
	const kind = values.production ? 'production' : apiKey === undefined ? 'sandbox' : 'didit';
	const usualHome = join(dataFolder(), kind);
	const production = values.production ?? false;
	if (production && apiKey !== undefined) {
		throw new Problem('--production is for the local Didit only: unset DIDIT_API_KEY.');
	}
	return {
		production,
		help: values.help ?? false,
		once: values.once ?? false,
		dialect: values.specification ? 'spec' : 'current',
		home: values.home === undefined ? usualHome : resolve(callersFolder(env), values.home),
		port: portFrom('--port', values.port ?? env.N8N_PORT),
		sandboxPort: portFrom('--sandbox-port', values['sandbox-port'] ?? env.DIDIT_SANDBOX_PORT),
		apiKey,
		webhookUrl: env.N8N_WEBHOOK_URL?.trim() || undefined,
	};
}

function parsed(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string' },
				'sandbox-port': { type: 'string' },
				home: { type: 'string' },
				once: { type: 'boolean' },
				production: { type: 'boolean' },
				specification: { type: 'boolean' },
				help: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		throw new Problem(`${reasonOf(error)}\n\n${HELP}`);
	}
}

/** npm runs scripts in the package's folder; a path is meant from where npm was called. */
function callersFolder({ INIT_CWD }: NodeJS.ProcessEnv): string {
	return INIT_CWD !== undefined && isAbsolute(INIT_CWD) ? INIT_CWD : process.cwd();
}

function portFrom(flag: string, text: string | undefined): number | undefined {
	if (text === undefined || text === '') return undefined;
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port < 1 || port > 65_535) {
		throw new Problem(`${flag} must be a number from 1 to 65535, not "${text}".`);
	}
	return port;
}
