import type { Headers, Reason, VerifyOptions } from '../../nodes/signature/types';
import { verify } from '../../nodes/signature/verify';
import { CANONICAL, headers, hex, NOW, OPTIONS, SECRET } from './support';

interface Case {
	readonly given: Headers;
	readonly body?: string;
	readonly secrets?: string[];
	readonly options?: VerifyOptions;
}

const raw = (body: string) => headers({ 'x-signature': hex(body) });
const undated = '{"status":"Approved","webhook_type":"status.updated"}';
const old = '{"status":"Approved","timestamp":1,"webhook_type":"status.updated"}';

/** One delivery for every reason that there is: the compiler asks for a new one's. */
const CASES: Record<Reason, Case> = {
	repeatedHeader: { given: { ...raw(CANONICAL), 'X-Signature': hex(CANONICAL) } },
	noTimestamp: { given: { 'x-signature': hex(CANONICAL) } },
	malformedTimestamp: { given: headers({ 'x-signature': hex(CANONICAL) }, `${NOW}.0`) },
	stale: { given: headers({ 'x-signature': hex(CANONICAL) }, NOW - 301) },
	future: { given: headers({ 'x-signature': hex(CANONICAL) }, NOW + 301) },
	noSignature: { given: headers({}) },
	onlySimple: { given: headers({ 'x-signature-simple': hex('any') }) },
	malformedSignature: { given: headers({ 'x-signature': `sha256=${hex(CANONICAL)}` }) },
	emptyBody: { given: raw(''), body: '' },
	noSecret: { given: raw(CANONICAL), secrets: [''] },
	mismatch: { given: raw(`${CANONICAL} `) },
	noBodyTimestamp: { given: raw(undated), body: undated },
	staleBody: { given: raw(old), body: old },
	noEvent: { given: raw('[]'), body: '[]' },
};

test.each(Object.entries(CASES))('%s', (reason, delivery) => {
	const { given, body = CANONICAL, secrets = [SECRET], options = OPTIONS } = delivery;
	const result = verify(Buffer.from(body), given, secrets, NOW * 1000, options);
	expect(result).toMatchObject({ ok: false, reason });
	expect('age' in result).toBe(['stale', 'future', 'staleBody'].includes(reason));
});
