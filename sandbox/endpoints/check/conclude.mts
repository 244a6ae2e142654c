import { written } from '../../server/form.mts';
import { ok, type Answer } from '../../server/responses.mts';
import type { KeyCall } from '../../server/endpoint.mts';
import { flag, freeObject, nullable, optional, text } from '../../server/validate.mts';
import * as ids from '../../world/ids.mts';
import { addSession, finish } from '../../world/lifecycle.mts';
import type { Row } from '../../world/model.mts';
import { newWorkflow, type Feature } from '../../world/workflowModel.mts';
import { charge } from '../credit.mts';

export type Verdict = 'Approved' | 'In Review' | 'Declined';

/** What every check takes besides. */
export const around = {
	save_api_request: optional(written(flag)),
	vendor_data: optional(text()),
	metadata: optional(written(nullable(freeObject))),
};

interface Around {
	save_api_request?: boolean | undefined;
	vendor_data?: string | undefined;
	metadata?: Row | null | undefined;
}

interface Check {
	/** As a session that keeps it names it. */
	service: string;
	/** In dollars; made up. */
	price: number;
	/** Whose it is, for later comparisons. */
	person: string;
	/** What is checked, as far as sessions of the sandbox know it. */
	features?: Feature[];
	expected_details?: Row;
	contact_details?: Row;
	status: Verdict;
	warnings: string[];
	/** What the answer says of it. */
	result: Row;
}

/**
 * Charges for a check and answers it, whatever the verdict. Unless that is not wanted, a session
 * keeps it, of which webhooks tell.
 */
export function conclude(call: KeyCall, given: Around, check: Check): Answer {
	const { sandbox, app } = call;
	const { vendor_data = null, metadata = null, save_api_request: isKept = true } = given;
	const { service, price, person, features = [], status, warnings, result } = check;
	charge(call, price);
	if (isKept) {
		const workflow = newWorkflow({ workflow_label: service }, sandbox.clock.now(), features);
		const { expected_details = null, contact_details = null } = check;
		const input = { person, vendor_data, metadata, expected_details, contact_details };
		const session = addSession(sandbox, app, workflow, input);
		session.api_service = service;
		void finish(sandbox, session, status, warnings);
	}
	return ok({
		request_id: ids.uuid(),
		...result,
		vendor_data,
		metadata,
		created_at: sandbox.clock.iso(),
	});
}

/** The worst of several. */
export function worst(verdicts: readonly Verdict[]): Verdict {
	const order: readonly Verdict[] = ['Declined', 'In Review'];
	return order.find((verdict) => verdicts.includes(verdict)) ?? 'Approved';
}
