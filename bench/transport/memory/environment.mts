// Imported before anything of n8n, which reads its settings as it is loaded. The folder of this run
// comes from the program that started this one.
import { env } from 'node:process';

env.N8N_USER_FOLDER = env.BENCH_FOLDER ?? '';
env.N8N_ENCRYPTION_KEY = 'a key for benches only';
env.N8N_LOG_LEVEL = 'silent';
env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
