import type { Undecided } from '../secret/SecretCache';
import type { Reason, Refusal } from '../../signature/types';

/** What the log says of each reason; docs/trigger.md says what to do. */
export const REFUSALS: Readonly<Record<Reason, string>> = {
	repeatedHeader: 'X-Timestamp or one of the X-Signature headers came more than once',
	noTimestamp: 'X-Timestamp is missing',
	malformedTimestamp: 'X-Timestamp is not a plain number of seconds',
	stale: 'X-Timestamp is too old. Check the clock of this machine',
	future: 'X-Timestamp lies too far in the future. Check the clock of this machine',
	noSignature: 'it carries no X-Signature or X-Signature-V2',
	onlySimple:
		'it carries only X-Signature-Simple, which counts only where the option "Accept Simple Signature" is on',
	malformedSignature: 'no signature header holds 64 lower-case hexadecimal digits',
	emptyBody: 'its body is empty or a form with files',
	noSecret: 'no secret is known',
	mismatch:
		'no signature fits the secret of the Didit application in the credential. Another application may have sent it, or something on the way changed it',
	noBodyTimestamp:
		'the signature that fits does not cover X-Timestamp, and the body carries no timestamp of its own',
	staleBody:
		'the signature that fits does not cover X-Timestamp, and the timestamp in the body is too far from now',
	noEvent: 'it is signed, but its body is not an event',
};

/** What the log says about a delivery that was not taken; never a secret or a signature. */
export function logMessage(result: Refusal | Undecided): string {
	if (result.reason === 'undecided') {
		return `a delivery could not be verified now, and Didit was asked to send it again: ${result.why}`;
	}
	const age = result.age === undefined ? '' : ` (age ${Math.round(result.age)} s)`;
	return `a delivery was refused: ${REFUSALS[result.reason]}${age}`;
}

/** What the log says of an event that is genuine and has another shape than the documented one. */
export function wrongVersion(version: string): string {
	return `a delivery was refused: it came in webhook version ${version}, and the trigger takes v3. Publish the workflow again, or set the version to v3 in the Didit console, under API & Webhooks`;
}
