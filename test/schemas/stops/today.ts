import answers from '../../contract/answers.json';
import { REQUESTS } from '../../contract/digest';
import { INPUT, LEAST } from '../../support/leastParameters';
import { answerWith } from '../../support/operate';
import { newApplication } from '../../support/sandbox';
import type { Tour } from '../tour';

interface Answer {
	readonly status: number;
	readonly body: unknown;
}

/** What only today's Didit has, answered as the contract says, with every field that it names. */
export async function today(tour: Tour): Promise<void> {
	const application = await newApplication({ dialect: 'current' });
	for (const [operation, { status, body }] of Object.entries<Answer>(answers)) {
		// What is read before a change, the sandbox answers.
		await answerWith(application, status, body, { method: REQUESTS[operation]?.method });
		await tour.takeFrom(application, operation, LEAST[operation], { items: [INPUT] });
	}
}
