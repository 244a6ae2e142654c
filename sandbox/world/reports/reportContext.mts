import type { Session } from '../model.mts';
import type { Person } from '../person.mts';

export interface ReportContext {
	session: Session;
	person: Person;
	status: string;
	warnings: string[];
	/** When the check ended, ISO 8601. */
	at: string;
	now: number;
	media: (name: string) => string;
}

/** What a check reports besides its node, status and warnings. */
export type ReportContent = (context: ReportContext) => Record<string, unknown>;

const YEAR = 31_557_600_000;

/** Whole years. */
export function ageOf({ person, now }: ReportContext): number {
	return Math.floor((now - Date.parse(person.date_of_birth)) / YEAR);
}
