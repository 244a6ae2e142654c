const ABBREVIATIONS: Readonly<Record<string, string>> = {
	ai: 'AI',
	aml: 'AML',
	dob: 'DOB',
	error: 'Miss',
	failed: 'Missed',
	id: 'ID',
	// Nothing that people read speaks of errors.
	invalid: 'Wrong',
	ip: 'IP',
	kyb: 'KYB',
	kyc: 'KYC',
	mrz: 'MRZ',
	nfc: 'NFC',
	ocr: 'OCR',
	or: 'or',
	poa: 'PoA',
	qr: 'QR',
	ubo: 'UBO',
	url: 'URL',
	uuid: 'UUID',
	vat: 'VAT',
	voip: 'VoIP',
	vpn: 'VPN',
};

/** A name of Didit's as a label: `aml_match_score_threshold` becomes `AML Match Score Threshold`. */
export function inWords(key: string): string {
	const words = key.split('_').map((word) => ABBREVIATIONS[word] ?? capital(word));
	return words.join(' ');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
