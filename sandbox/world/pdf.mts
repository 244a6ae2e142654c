/** A text of a PDF: Latin letters only, brackets and backslashes escaped. */
function pdfText(line: string): string {
	const latin = line.replace(/[^\x20-\xff]/g, '?');
	return `(${latin.replace(/[\\()]/g, '\\$&')}) Tj T*`;
}

/**
 * A PDF of one page with these lines, the first one as its heading.
 *
 * @param leastBytes filled up to at least this size, with a comment that no reader shows
 */
export function pdfReport([heading = '', ...lines]: string[], leastBytes = 0): Buffer {
	const content = [
		'BT',
		'/F1 20 Tf 32 TL 56 780 Td',
		pdfText(heading),
		'/F1 11 Tf 18 TL',
		...lines.map(pdfText),
		'ET',
	].join('\n');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
	];
	let file = '%PDF-1.4\n';
	const offsets = objects.map((body, index) => {
		const offset = file.length;
		file += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
		return offset;
	});
	const missing = leastBytes - file.length;
	if (missing > 0) file += `%${' '.repeat(missing)}\n`;
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	const size = String(objects.length + 1);
	file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(file.length)}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
