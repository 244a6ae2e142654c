/** What an endpoint answers. A string or Buffer goes out as it is, anything else as JSON. */
export interface Answer {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

/** A request that Didit turns down: thrown anywhere, answered as it says. */
export class Refusal extends Error implements Answer {
	constructor(
		readonly status: number,
		readonly body: unknown,
		readonly headers: Record<string, string> = {},
	) {
		super(`Refused with ${String(status)}`);
	}
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

export function detail(status: number, text: string, headers?: Record<string, string>): Refusal {
	return new Refusal(status, { detail: text }, headers);
}

/** The bare arrays that Didit answers for some broken business rules. */
export function bareArray(text: string): Refusal {
	return new Refusal(400, [text]);
}

/** `{"field": "text"}`, Didit's plain string for a broken business rule about one field. */
export function fieldRule(field: string, text: string): Refusal {
	return new Refusal(400, { [field]: text });
}

/** `{"field": ["text"]}`, Didit's list for input that does not validate. */
export function fieldInvalid(field: string, text: string): Refusal {
	return new Refusal(400, { [field]: [text] });
}

/** The web framework's own page for a path that no route matches: HTML, never JSON. */
export const htmlNotFound: Answer = {
	status: 404,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: `<!doctype html>
<html lang="en">
<head><title>Not Found</title></head>
<body><h1>Not Found</h1><p>The requested resource was not found on this server.</p></body>
</html>
`,
};
