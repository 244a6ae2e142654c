import type { KeyCall } from '../../server/endpoint.mts';
import { personOf } from '../../world/person.mts';
import type { Row } from '../../world/model.mts';
import { newWorkflow, type Feature } from '../../world/workflowModel.mts';

const YEAR = 31_557_600_000;

/** Who a document is of: the same that the session which keeps the check shows. */
export function documentOwner(
	{ sandbox }: KeyCall,
	person: string,
	feature: Feature,
	expected: Row = {},
) {
	const workflow = newWorkflow({}, sandbox.clock.now(), [feature]);
	return personOf({ person, workflow, expected_details: expected, contact_details: null });
}

/** A birthday on which somebody is this old now, and has been for half a year. */
export function bornBefore({ sandbox }: KeyCall, years: number): string {
	return sandbox.clock.iso(sandbox.clock.now() - (years + 0.5) * YEAR).slice(0, 10);
}

/** Whole years. */
export function ageOf({ sandbox }: KeyCall, born: string): number {
	return Math.floor((sandbox.clock.now() - Date.parse(born)) / YEAR);
}
