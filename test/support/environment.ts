/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import path from 'node:path';

const { DIDIT_TEST_FOLDER = '', DIDIT_SANDBOX_URLS = '', JEST_WORKER_ID = '1' } = process.env;

// n8n-core writes its settings on first use; the user's own n8n must stay untouched.
process.env.N8N_USER_FOLDER = path.join(DIDIT_TEST_FOLDER, JEST_WORKER_ID);
process.env.N8N_ENCRYPTION_KEY = 'a key for tests only';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'default';
process.env.DIDIT_SANDBOX_URL = DIDIT_SANDBOX_URLS.split(' ')[Number(JEST_WORKER_ID) - 1];
