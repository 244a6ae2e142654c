import { Pool } from 'undici';
import { Problem } from '../../scripts/host/problem.mts';
import type { Answer, Delivery } from './delivery.mts';

/** An answer, and how long it took until it was there in full. */
export interface TimedAnswer extends Answer {
	ms: number;
}

/** A flood that takes longer than this ends with an error. */
const LONGEST_MS = 5 * 60_000;

/**
 * Sends deliveries as fast as they are answered, over connections that stay open: an answer that
 * does not end holds up what follows.
 *
 * @param deliveries taken one by one, so that they can be made just before they are sent
 * @returns the answers in the order of the deliveries
 */
export async function flood(
	url: string,
	deliveries: Iterable<Delivery>,
	connections = 20,
): Promise<TimedAnswer[]> {
	const { origin, pathname } = new URL(url);
	const pool = new Pool(origin, { connections });
	const late = setTimeout(() => {
		void pool.destroy(new Problem(`A flood took more than ${LONGEST_MS / 60_000} minutes`));
	}, LONGEST_MS);
	const answers: TimedAnswer[] = [];
	let count = 0;
	const left = deliveries[Symbol.iterator]();
	const sendInTurn = async (): Promise<void> => {
		for (let next = left.next(); !next.done; next = left.next()) {
			const index = count++;
			const { method = 'POST', headers, body } = next.value;
			const request = { path: pathname, method: method as 'POST', headers, body };
			const begun = performance.now();
			const { statusCode: status, body: answer } = await pool.request(request);
			const text = await answer.text();
			answers[index] = { status, text, ms: performance.now() - begun };
		}
	};
	try {
		await Promise.all(Array.from({ length: connections }, sendInTurn));
		return answers;
	} finally {
		clearTimeout(late);
		await pool.destroy();
	}
}
