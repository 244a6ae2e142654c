import type { Owner } from './owner.mts';

export interface Places {
	userFolder: string;
	port: number;
	brokerPort: number;
	owner: Owner & { passwordHash: string };
	/** What this version of n8n is told besides. */
	env: Readonly<Record<string, string>>;
}

/**
 * The whole environment of n8n: of ours only what a process needs, so that a variable for another
 * n8n on this machine changes nothing here; and no call to any server of n8n's.
 */
export function n8nEnvironment(places: Places): NodeJS.ProcessEnv {
	const { userFolder, port, brokerPort, owner } = places;
	const url = `http://127.0.0.1:${port}/`;
	return {
		...ownEnvironment(),
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_WEBHOOK_URL: url,
		// The name that it had before n8n 2.
		WEBHOOK_URL: url,
		N8N_EDITOR_BASE_URL: url,
		N8N_SECURE_COOKIE: 'false',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: owner.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Local',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: owner.passwordHash,
		N8N_RUNNERS_MODE: 'external',
		N8N_RUNNERS_AUTH_TOKEN: owner.password,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		NO_COLOR: '1',
		...places.env,
	};
}

const PASSED_ON =
	/^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_.*|TZ|TMPDIR|SSL_CERT_(FILE|DIR)|NODE_EXTRA_CA_CERTS|(https?|all)_proxy)$/i;

/** What every process that is started here gets; calls to this machine never go by a proxy. */
export function ownEnvironment(): NodeJS.ProcessEnv {
	const passed = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
	const direct = [process.env.NO_PROXY ?? process.env.no_proxy, '127.0.0.1', 'localhost']
		.filter(Boolean)
		.join();
	return { ...Object.fromEntries(passed), NO_PROXY: direct, no_proxy: direct };
}
