/** A workflow with every check that can be switched on. */
export const SETTINGS = {
	workflow_label: 'Everything',
	is_liveness_enabled: true,
	is_face_match_enabled: true,
	is_aml_enabled: true,
	is_nfc_enabled: true,
	is_phone_verification_enabled: true,
	is_email_verification_enabled: true,
	is_database_validation_enabled: true,
	is_ip_analysis_enabled: true,
};

/** A session with everything about it that can be said beforehand. */
export const PERSON = {
	vendor_data: 'user-123',
	metadata: { plan: 'gold' },
	callback: 'https://example.com/verified',
	contact_details: { email: 'ana@example.com', phone: '+34600111222' },
	expected_details: { first_name: 'Ana' },
};
