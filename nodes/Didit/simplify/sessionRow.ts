import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { joined, objectsIn, orNull } from './values';

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
		session_id: orNull(row.session_id),
		session_number: orNull(row.session_number),
		vendor_data: orNull(row.vendor_data),
		status: orNull(row.status),
		full_name: orNull(row.full_name),
		country: orNull(row.country),
		document_type: orNull(row.document_type),
		checks: checksOf(row),
		session_url: orNull(row.session_url),
		created_at: orNull(row.created_at),
	}),
};

/** For example `ID_VERIFICATION: Approved, LIVENESS: In Review`. */
function checksOf({ features }: IDataObject): string | null {
	if (!Array.isArray(features)) return null;
	return joined(
		objectsIn(features).map(({ feature, status }) => `${String(feature)}: ${String(status)}`),
	);
}
