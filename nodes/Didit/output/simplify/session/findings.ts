import type { IDataObject } from 'n8n-workflow';
import type { Block } from './blocks';
import { hasRun, reportsOf } from './blocks';
import { numeric, objectsIn, text } from '../values';

/** What a score of 0 to 100 is called: in decisions, and in the test deliveries of Didit's console. */
const SCORE = ['score', 'similarity_percentage'];
/** Names under which test deliveries tell the same as a share of 1. */
const SHARE = ['face_match_score', 'liveness_score'];

/** Where no result of a check stands, but what others wrote or what has other meaning. */
const NO_RESULTS = ['metadata', 'expected_details', 'contact_details', 'events', 'reviews'];

/** Didit's word for an AML screening that lacked a name or a date of birth. */
const NOT_SCREENED = 'COULD_NOT_PERFORM_AML_SCREENING';

/** The worst score of a check, 0 to 100, since that is the one that decides; null while not run. */
export function worstScore(decision: IDataObject, block: Block): number | null {
	const scores = reportsOf(decision, block)
		.filter(hasRun)
		.map(scoreOf)
		.filter((score) => score !== null);
	return scores.length > 0 ? Math.min(...scores) : null;
}

/** Possible hits of all AML screenings, without what was found to be another person. */
export function amlHits(decision: IDataObject): number | null {
	const counts = reportsOf(decision, 'aml_screenings').map(hitsOf);
	const hits = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
	// "No hits" is only true when every screening has run.
	const known = counts.length > 0 && !counts.includes(null);
	return known || hits > 0 ? hits : null;
}

/** The tags of all checks, each once. What is only noted for information is no warning. */
export function warningsOf(decision: IDataObject): string {
	const results = Object.entries(decision).filter(([name]) => !NO_RESULTS.includes(name));
	const warnings = results.flatMap(([name, value]) =>
		name === 'warnings' ? listOf(value) : objectsIn(value).flatMap((report) => tagsOf(report)),
	);
	return [...new Set(warnings.map(tagOf).filter((tag) => tag !== null))].join(', ');
}

function scoreOf(report: IDataObject): number | null {
	for (const name of SCORE) {
		const score = numeric(report[name]);
		if (score !== null) return score;
	}
	for (const name of SHARE) {
		const score = numeric(report[name]);
		if (score !== null) return score <= 1 ? Number((score * 100).toFixed(2)) : score;
	}
	return null;
}

function hitsOf(report: IDataObject): number | null {
	const counted = numeric(report.total_hits);
	if (!hasRun(report) || (counted === null && !Array.isArray(report.hits))) return null;
	const listed = listOf(report.hits);
	const dismissed = objectsIn(listed).filter(isDismissed).length;
	const count = Math.max(counted ?? 0, listed.length) - dismissed;
	const screened = !tagsOf(report).some((warning) => tagOf(warning) === NOT_SCREENED);
	return screened || count > 0 ? count : null;
}

function isDismissed({ review_status: status }: IDataObject): boolean {
	return /^false[ _-]?positive$/i.test(String(status));
}

function tagsOf({ warnings }: IDataObject): unknown[] {
	return listOf(warnings);
}

function tagOf(warning: unknown): string | null {
	const [details] = objectsIn(warning);
	if (!details) return text(warning);
	if (/^info/i.test(String(details.log_type))) return null;
	return text(details.risk) ?? text(details.short_description);
}

function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined || value === null ? [] : [value];
}
