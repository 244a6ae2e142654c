/** The address carries the token of the execution: it stays out of caches and of other sites' logs. */
export const PAGE_HEADERS = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Robots-Tag': 'noindex',
	'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
};

const SECONDS_BETWEEN_LOOKS = 3;

/** What the person sees when they are through. */
export function donePage(): string {
	return page('Thank you', '<p>Your verification was received.</p><p>You can close this page.</p>');
}

/** Sends the person on to a URL of the user's choice, once n8n has taken the execution up. */
export function onwardPage(url: string): string {
	const address = escapeHtml(url);
	return page(
		'Thank you',
		`<p>Your verification was received.</p><p><a href="${address}">Continue</a></p>`,
		`<meta http-equiv="refresh" content="0;url=${address}">`,
	);
}

/**
 * What somebody sees who comes too early, or while Didit is still at work.
 *
 * @param next where to look again, and whether the page does that by itself
 */
export function pendingPage(next: { url: string; byItself: boolean }): string {
	const address = escapeHtml(next.url);
	return page(
		'Not finished yet',
		`<p>Your verification is being checked, or some of its steps are still open. Finish them on the page you came from.</p><p><a href="${address}">Check again</a></p>`,
		next.byItself
			? `<meta http-equiv="refresh" content="${SECONDS_BETWEEN_LOOKS};url=${address}">`
			: '',
	);
}

const STYLE = `
:root { color-scheme: light dark; --page: #f4f5f7; --card: #fff; --text: #16181d; --link: #2447d6; }
@media (prefers-color-scheme: dark) {
	:root { --page: #0f1115; --card: #181b22; --text: #eceef3; --link: #9db1ff; }
}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--text); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 24rem; margin: 1rem; padding: 2rem; border-radius: 0.75rem; background: var(--card); text-align: center; }
h1 { font-size: 1.5rem; margin: 0 0 0.75rem; }
p { margin: 0 0 0.75rem; }
a { color: var(--link); }`;

function page(title: string, content: string, head = ''): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head}
<style>${STYLE}</style>
</head>
<body>
<main role="status"><h1>${title}</h1>${content}</main>
</body>
</html>`;
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
