import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from '../types';
import { firstText, flag, isRecord, joined, moment, namesIn, numeric, text } from '../values';

/** A row of the list of sessions. */
export const sessionRow: Simplification = {
	fields: [
		'additional_details',
		'country',
		'created_at',
		'didit_internal_id',
		'document_type',
		'email_address',
		'features',
		'full_name',
		'phone_number',
		'portrait_image',
		'session_id',
		'session_kind',
		'session_number',
		'session_url',
		'status',
		'vendor_data',
	],
	shape: (row) => ({
		session_id: text(row.session_id),
		session_number: numeric(row.session_number),
		vendor_data: text(row.vendor_data),
		status: text(row.status),
		full_name: text(row.full_name),
		country: text(row.country),
		document_type: text(row.document_type),
		checks: checksOf(row),
		session_url: text(row.session_url),
		created_at: moment(row.created_at),
	}),
};

/** For example `ID_VERIFICATION: Approved, LIVENESS: In Review`. */
function checksOf({ features }: IDataObject): string | null {
	if (isRecord(features)) {
		const names = namesIn(features);
		return joined(names.map((name) => withStatus(name, features[name])));
	}
	if (!Array.isArray(features)) return text(features);
	return joined(
		features.map((entry: unknown) => {
			if (!isRecord(entry)) return text(entry);
			return withStatus(firstText([entry.feature, entry]), entry.status);
		}),
	);
}

/** A feature may stand there without a status, or with a switch in its place. */
function withStatus(feature: string | null, status: unknown): string | null {
	const words = flag(status) === null ? text(status) : null;
	return feature !== null && words !== null ? `${feature}: ${words}` : feature;
}
