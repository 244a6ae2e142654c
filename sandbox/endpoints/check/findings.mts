import { Refusal, detail } from '../../server/responses.mts';
import type { FormFile } from '../../server/request.mts';
import { oneOf, optional } from '../../server/validate.mts';
import type { Row } from '../../world/model.mts';
import { found, isPdf, isPicture, type Found } from '../../world/pictures.mts';
import { warningReport } from '../../world/reports/warnings.mts';
import { worst, type Verdict } from './conclude.mts';

const VERDICTS: Record<string, Verdict> = {
	DECLINE: 'Declined',
	REVIEW: 'In Review',
	NO_ACTION: 'Approved',
};
const PASSWORD = 'sandbox';

/** Something that a part of the file's name makes a check find. */
export interface Finding {
	what: Found;
	risk: string;
	/** The field that says what becomes of it, and what where it is not given; without, it declines. */
	action?: string;
	standard?: 'DECLINE' | 'REVIEW' | 'NO_ACTION';
}

export const action = optional(oneOf(['NO_ACTION', 'DECLINE']));
export const reviewedAction = optional(oneOf(['NO_ACTION', 'DECLINE', 'REVIEW']));

/** What is found in the files, and what becomes of the result by what the request says. */
export function judge(
	feature: string,
	files: readonly FormFile[],
	findings: readonly Finding[],
	given: Row,
) {
	const there = findings.filter(({ what }) => files.some((file) => found(file, what)));
	const verdicts = there.map(({ action: field = '', standard = 'DECLINE' }) => {
		return VERDICTS[String(given[field] ?? standard)] ?? 'Declined';
	});
	return {
		status: worst(verdicts),
		tags: there.map(({ risk }) => risk),
		warnings: there.map(({ risk }, index) => ({
			...warningReport(risk, feature, verdicts[index] ?? 'Approved'),
			...(verdicts[index] === 'Approved' && { log_type: 'information' }),
		})),
	};
}

/** What cannot be opened, or is no document, is refused before it costs anything. */
export function openDocument(file: FormFile, password: string | undefined, reason: Row): void {
	if (found(file, 'locked') && isPdf(file)) {
		if (password === undefined) {
			throw detail(400, 'The PDF is encrypted. Please upload a decrypted PDF or a photo instead.');
		}
		if (password !== PASSWORD) {
			throw detail(400, 'The PDF password is incorrect. Please provide the correct password.');
		}
	}
	if (!isPicture(file) && !isPdf(file)) throw new Refusal(400, reason);
}
