import { parse } from 'yaml';

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
	readonly uses?: string;
	readonly permissions?: unknown;
	readonly 'timeout-minutes'?: number;
	readonly steps?: readonly Step[];
}

interface Workflow {
	readonly on?: unknown;
	readonly permissions?: unknown;
	readonly concurrency?: unknown;
	readonly jobs?: Readonly<Record<string, Job>>;
}

/** What a workflow of GitHub Actions must not be by the rules of this house. */
export function ruleFindings(text: string): string[] {
	const workflow = parse(text) as Workflow;
	return [...ofWorkflow(workflow), ...unpinned(text), ...jobsOf(workflow).flatMap(ofJob)];
}

const jobsOf = ({ jobs = {} }: Workflow): Array<[string, Job]> => Object.entries(jobs);

function ofWorkflow({ on, permissions, concurrency }: Workflow): string[] {
	return [
		...(permissions !== undefined && !mayWrite(permissions)
			? []
			: ['`permissions` of the whole must be there and only read: a job takes what it needs.']),
		...(concurrency === undefined ? ['There is no `concurrency`.'] : []),
		...(JSON.stringify(on)?.includes('pull_request_target')
			? ['pull_request_target runs the code of strangers with rights of ours.']
			: []),
	];
}

const mayWrite = (permissions: unknown): boolean => /write/.test(JSON.stringify(permissions));

/** An action is what it was when it was looked at: by its commit, with its version for people. */
function unpinned(text: string): string[] {
	return [...text.matchAll(/^\s*(?:- )?uses: *(\S+)(.*)$/gm)]
		.filter(([, action = '', rest = '']) => {
			const isPinned = /@[0-9a-f]{40}$/.test(action) && /^ # v\d+(\.\d+)*$/.test(rest);
			return !isPinned && !action.startsWith('./');
		})
		.map(([, action]) => `${action} must be named by its commit, and its version in a comment.`);
}

function ofJob([name, job]: [string, Job]): string[] {
	const steps = job.steps ?? [];
	return [
		...(job.uses === undefined && job['timeout-minutes'] === undefined
			? [`The job ${name} has no \`timeout-minutes\`.`]
			: []),
		...(mayWrite(job.permissions ?? {}) &&
		steps.some(({ run = '' }) => /npm (ci|i|install)\b/.test(run))
			? [`The job ${name} may write, and installs packages: take these to another job.`]
			: []),
		...steps
			.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))
			.filter((step) => step.with?.['persist-credentials'] !== false)
			.map(() => `The job ${name} checks out without \`persist-credentials: false\`.`),
		...steps
			.flatMap(({ run = '' }) => [...run.matchAll(/\$\{\{\s*(.+?)\s*\}\}/g)])
			// A matrix stands in the same file; all else may be written by somebody else.
			.filter(([, expression = '']) => !/^matrix\.[\w-]+$/.test(expression))
			.map(([whole]) => `The job ${name} has ${whole} in a script: hand it over in \`env\`.`),
	];
}
