/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IRunExecutionData } from 'n8n-workflow';
import * as n8n from 'n8n-workflow';

/*
 * The tests run on the packages of older n8n as well: see scripts/hosts. What those lack, or have
 * under another name, is made up for here.
 */

/** As n8n begins an execution, or stores one; 1.100 leaves that to whoever does it. */
export function executionData({
	executionData: stack,
	...options
}: Parameters<typeof n8n.createRunExecutionData>[0] = {}): IRunExecutionData {
	const { createRunExecutionData } = n8n as Partial<typeof n8n>;
	if (createRunExecutionData) return createRunExecutionData({ executionData: stack, ...options });
	return {
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			nodeExecutionStack: [],
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
			...stack,
		},
	} as unknown as IRunExecutionData;
}

/** Whether these are the packages of an n8n that is not the newest. */
export const isOlderHost = process.env.DIDIT_HOST_FOLDER !== undefined;

const TOKEN = 'token-of-the-execution';
const begun = executionData({ resumeToken: TOKEN });

/** Who visits an execution that waits proves with this that it was told the address; since 2.14. */
export const resumeQuery = begun.resumeToken ? `?signature=${TOKEN}` : '';

export { TOKEN as resumeToken };

/** Before 2.41 regular expressions had all the time there is. */
export const { setSafeRegexEngine } = n8n as Partial<typeof n8n>;
