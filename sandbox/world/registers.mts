/** A register of a country that persons are compared with. */
export interface Register {
	service_id: string;
	service_name: string;
	/** Fields of which one must be there. */
	needs?: readonly string[];
	consent?: boolean;
	/** Not before Didit has let the application in. */
	closed?: boolean;
}

const COUNTRIES =
	'ARE ARG AUS AUT BEL BGD BOL BRA CAN CHE CHL CHN CIV COL CRI CZE DEU DNK DOM ECU ESP FIN FRA GBR GHA GLB GRC GTM HKG HND IDN IND IRL ITA KEN KHM MAR MEX MYS NGA NLD NOR NZL OMN PAN PER PHL POL PRT PRY QAT SGP SLV SVK SWE THA UGA URY USA VEN ZAF ZMB ZWE';
export const REGISTER_COUNTRIES: readonly string[] = COUNTRIES.split(' ');

/** Those of which anything is known. */
const KNOWN: Record<string, readonly Register[]> = {
	AUS: [
		{
			service_id: 'aus_australia_driver_licence',
			service_name: 'Australia - Driver licence',
			closed: true,
		},
	],
	BRA: [
		{
			service_id: 'bra_cpf',
			service_name: 'Brazil - CPF status check',
			needs: ['tax_number', 'identification_number'],
		},
	],
	CHN: [{ service_id: 'chn_national_id', service_name: 'China - National ID', consent: true }],
	PER: [
		{ service_id: 'per_dni', service_name: 'Peru - DNI' },
		{ service_id: 'per_residential', service_name: 'Peru - Residential' },
		{ service_id: 'per_tax_registration', service_name: 'Peru - Tax registration' },
	],
};

/** The registers of a country; each has at least one. */
export function registersOf(state: string): readonly Register[] {
	const service_id = `${state.toLowerCase()}_sandbox`;
	return KNOWN[state] ?? [{ service_id, service_name: `${state} - Sandbox register` }];
}

/** A register of any country. */
export function findRegister(service: string): Register | undefined {
	return REGISTER_COUNTRIES.flatMap(registersOf).find(({ service_id: id }) => id === service);
}
