import type { N8nVersion } from './hosts';
import { FEATURES } from './hosts';

/** The README's table of the n8n that the tests run on, and of what each lacks. */
export function hostsTable(hosts: readonly N8nVersion[]): string {
	const features = Object.entries(FEATURES) as Array<[keyof typeof FEATURES, string]>;
	const rows = hosts.map(({ n8n, core, lacks }) => [
		n8n,
		core,
		...features.map(([feature]) => (lacks.includes(feature) ? '–' : 'yes')),
	]);
	const head = ['n8n', 'n8n-core tested', ...features.map(([, words]) => words)];
	return [head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}
