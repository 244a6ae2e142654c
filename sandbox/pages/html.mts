/** HTML that is already safe to put into a page. */
class Html {
	constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function render(value: unknown): string {
	if (value instanceof Html) return value.text;
	if (Array.isArray(value)) return value.map(render).join('');
	if (value === null || value === undefined || value === false) return '';
	return String(value).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** A template whose values are escaped, unless they are HTML themselves. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
	return new Html(
		parts
			.map((part, index) => part + (index < values.length ? render(values[index]) : ''))
			.join(''),
	);
}

const STYLE = new Html(`
:root {
	color-scheme: light dark;
	--page: #f4f5f7; --card: #ffffff; --text: #16181d; --soft: #5a6272; --line: #d9dde5;
	--accent: #2447d6; --good: #12704a; --bad: #b3261e; --warn: #7a5300;
}
@media (prefers-color-scheme: dark) {
	:root {
		--page: #0f1115; --card: #181b22; --text: #eceef3; --soft: #a3abbb; --line: #2d323d;
		--accent: #9db1ff; --good: #63d3a2; --bad: #ff9a92; --warn: #f0c674;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0; padding: 2rem 1rem; background: var(--page); color: var(--text);
	font: 1rem/1.5 system-ui, sans-serif;
}
main { max-width: 34rem; margin: 0 auto; }
main.wide { max-width: 68rem; }
.card {
	background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem;
	padding: 1.5rem; margin-bottom: 1.5rem;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.1rem; margin: 0 0 0.75rem; }
p { margin: 0 0 1rem; }
p:last-child { margin-bottom: 0; }
a { color: var(--accent); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.4rem 1.25rem; margin: 1rem 0; }
dt, .soft { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.note { border-left: 0.25rem solid var(--accent); margin: 1.25rem 0; padding-left: 1rem; }
.status { font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 1.25rem; }
button {
	font: inherit; font-weight: 600; padding: 0.6rem 1.1rem; border-radius: 0.5rem; cursor: pointer;
	border: 2px solid currentColor; background: transparent; color: var(--accent);
}
button:hover { background: color-mix(in srgb, currentColor 12%, transparent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.925rem; }
th, td { text-align: left; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
time { white-space: nowrap; }
code { font-size: 0.9em; overflow-wrap: anywhere; }
`);

/** A whole page, self-contained: no script, no picture, nothing from elsewhere. */
export function htmlPage(
	title: string,
	content: Html,
	width: 'narrow' | 'wide' = 'narrow',
): string {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title} · Didit sandbox</title>
				<style>
					${STYLE}
				</style>
			</head>
			<body>
				<main class="${width}">${content}</main>
			</body>
		</html> `.text;
}

const TONES: Record<string, string> = {
	Approved: 'good',
	Declined: 'bad',
	Expired: 'bad',
	'Kyc Expired': 'bad',
	'In Review': 'warn',
	Abandoned: 'warn',
};

export function statusText(status: string): Html {
	return html`<span class="status ${TONES[status]}">${status}</span>`;
}

/** A moment as people read it, to the second. */
export function timeText(iso: string): Html {
	return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
}
