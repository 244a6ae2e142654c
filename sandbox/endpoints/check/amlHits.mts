import type { Row } from '../../world/model.mts';

const NAME_SCORE = 92;

/** How much each of the three counts, in percent. */
export interface Weights {
	name: number;
	dob: number;
	country: number;
}

/** The risk that a name with a number at its end has, as `Jane Doe 85`; null for any other. */
export function riskOf(name: string): number | null {
	const risk = Number(/ (\d{1,3})$/.exec(name)?.[1] ?? NaN);
	return risk >= 1 && risk <= 100 ? risk : null;
}

/** What a list has of somebody. */
export function hitFor(name: string, risk: number, { name: first, dob, country }: Weights): Row {
	const contribution = (NAME_SCORE * first) / 100;
	const total = Math.round(contribution + dob + country);
	return {
		id: 'sandbox-hit-1',
		url: 'https://news.example.org/articles/sample',
		match: false,
		score: total / 100,
		match_score: total,
		risk_score: risk,
		target: null,
		caption: name,
		datasets: ['PEP', 'PEP Level 1'],
		features: null,
		rca_name: '',
		first_seen: '2026-01-07T00:00:00',
		last_seen: '2026-01-07T00:00:00',
		review_status: 'Unreviewed',
		properties: { name: [name], position: null },
		risk_view: { categories: { score: risk, weightage: 50, risk_level: 'High' } },
		score_breakdown: {
			name_score: NAME_SCORE,
			name_weight: first,
			name_weight_normalized: first,
			name_contribution: contribution,
			dob_score: 100,
			dob_weight: dob,
			dob_weight_normalized: dob,
			dob_contribution: dob,
			country_score: 100,
			country_weight: country,
			country_weight_normalized: country,
			country_contribution: country,
			document_number_match_type: 'NEUTRAL',
			document_number_effect: 'No document number provided for screening',
			total_score: total,
		},
		pep_matches: [{ list_name: 'Sandbox list', matched_name: name, aliases: [] }],
		sanction_matches: [],
		warning_matches: [],
		adverse_media_matches: [],
		adverse_media_details: null,
		linked_entities: [],
		additional_information: null,
	};
}
