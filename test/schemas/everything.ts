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

/** The decision of a session about a company, as Didit's documents show it: the sandbox makes none. */
export const COMPANY_DECISION = {
	session_id: '66666666-7777-8888-9999-000000000000',
	session_kind: 'business',
	status: 'Approved',
	workflow_id: '11111111-7777-8888-9999-000000000000',
	vendor_data: 'merchant-001234',
	registry_checks: [
		{
			node_id: 'feature_kyb_registry_1',
			status: 'Approved',
			company: { company_name: 'Example PLC', registration_number: '00000000', country_code: 'GB' },
		},
	],
};
