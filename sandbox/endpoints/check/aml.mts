import { ok, Refusal, type Answer } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	date,
	flag,
	integer,
	Invalid,
	number,
	object,
	oneOf,
	optional,
	required,
	text,
	type Check,
} from '../../server/validate.mts';
import type { Row } from '../../world/model.mts';
import { warningReport } from '../../world/reports/warnings.mts';
import { hitFor, riskOf, type Weights } from './amlHits.mts';
import { around, conclude, type Verdict } from './conclude.mts';

const alpha2: Check<string> = (value, trace) => {
	const given = text()(value, trace);
	if (/^[A-Z]{2}$/.test(given)) return given;
	throw new Invalid(['Invalid ISO 3166-1 alpha-2 country code.']);
};
const score = optional(number({ min: 0, max: 100 }));
const whole = optional(integer({ min: 0, max: 100 }));
const amlShape = object({
	full_name: required(text()),
	entity_type: optional(oneOf(['person', 'company'])),
	date_of_birth: optional(date),
	nationality: optional(alpha2),
	document_number: optional(text()),
	aml_score_approve_threshold: score,
	aml_score_review_threshold: score,
	aml_name_weight: whole,
	aml_dob_weight: whole,
	aml_country_weight: whole,
	aml_match_score_threshold: whole,
	include_adverse_media: optional(flag),
	include_ongoing_monitoring: optional(flag),
	...around,
});
type Given = ReturnType<typeof amlShape>;

const refuse = (text: string): Refusal => new Refusal(400, { error: [text] });

function weightsOf(given: Given): Weights {
	const name = given.aml_name_weight ?? 60;
	const dob = given.aml_dob_weight ?? 25;
	const country = given.aml_country_weight ?? 15;
	const sum = name + dob + country;
	if (sum === 100) return { name, dob, country };
	const parts = `name: ${String(name)}, dob: ${String(dob)}, country: ${String(country)}`;
	throw refuse(`AML weights must sum to 100. Current sum: ${String(sum)} (${parts})`);
}

function thresholdsOf(given: Given): [number, number] {
	const approve = given.aml_score_approve_threshold ?? 80;
	const review = given.aml_score_review_threshold ?? 100;
	if (approve <= review) return [approve, review];
	throw refuse(
		`Approve threshold (${approve.toFixed(1)}) cannot be greater than review threshold (${review.toFixed(1)})`,
	);
}

function screen(call: KeyCall, given: Given): Answer {
	const weights = weightsOf(given);
	const [approve, review] = thresholdsOf(given);
	if (given.include_ongoing_monitoring === true && given.save_api_request === false) {
		throw refuse('Ongoing monitoring can only be enabled when the API request is saved.');
	}
	const { full_name, date_of_birth = null, nationality = null, document_number = null } = given;
	const risk = riskOf(full_name);
	const hits = (risk === null ? [] : [hitFor(full_name, risk, weights)]).filter(
		({ match_score: match }) => Number(match) >= (given.aml_match_score_threshold ?? 93),
	);
	const worstRisk = hits.length > 0 ? (risk ?? 0) : 0;
	const isFine = worstRisk < approve;
	const status: Verdict = isFine ? 'Approved' : worstRisk > review ? 'Declined' : 'In Review';
	const warnings = isFine ? [] : ['POSSIBLE_MATCH_FOUND'];
	const aml = {
		status,
		total_hits: hits.length,
		entity_type: given.entity_type ?? 'person',
		hits,
		score: worstRisk,
		screened_data: { full_name, date_of_birth, nationality, document_number },
		warnings: warnings.map((tag) => warningReport(tag, 'AML', status)),
	};
	return conclude(call, given, {
		service: 'AML',
		price: 0.2,
		features: ['AML'],
		person: full_name,
		status,
		warnings,
		result: { aml },
	});
}

/** With the key of an earlier one it is that one again, and costs nothing more. */
function aml(call: KeyCall): Answer {
	const given = call.read(amlShape);
	const { screenings } = call.app;
	const key = call.arrival.headers['idempotency-key'];
	const earlier = key === undefined ? undefined : screenings.get(key);
	if (earlier) return ok(earlier);
	const answer = screen(call, given);
	if (key !== undefined) screenings.set(key, answer.body as Row);
	return answer;
}

export const amlEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/aml/', auth: 'key', handle: { current: aml } },
];
