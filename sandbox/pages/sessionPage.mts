import type { Session, SessionStatus } from '../world/model.mts';
import { html, htmlPage, statusText } from './html.mts';

const OPEN: readonly SessionStatus[] = [
	'Not Started',
	'In Progress',
	'Awaiting User',
	'Resubmitted',
];

/** The outcomes that a person can choose on the page, by the word on the button. */
export const CHOICES: { label: string; status: SessionStatus; tone: string }[] = [
	{ label: 'Approve', status: 'Approved', tone: 'good' },
	{ label: 'Decline', status: 'Declined', tone: 'bad' },
	{ label: 'Needs Review', status: 'In Review', tone: 'warn' },
];

export const isOpen = ({ status }: Session): boolean => OPEN.includes(status);

/** Where the end user goes afterwards, with what Didit appends; null where no browser should go. */
export function callbackUrl({ callback, session_id, status }: Session): string | null {
	if (callback === null || /^(javascript|data|vbscript):/i.test(callback)) return null;
	try {
		const target = new URL(callback);
		target.searchParams.set('verificationSessionId', session_id);
		target.searchParams.set('status', status);
		return target.href;
	} catch {
		return null;
	}
}

function choices(session: Session) {
	return html`<p>You play the person who is being verified. How does it end?</p>
		<form method="post" action="/session/${session.session_token}">
			${CHOICES.map(
				({ label, status, tone }) =>
					html`<button class="${tone}" name="status" value="${status}">${label}</button> `,
			)}
		</form>`;
}

function outcome(session: Session) {
	const target = callbackUrl(session);
	return html`<div role="status">
			<p class="note">
				This verification ended as ${statusText(session.status)}.
				${session.warnings.length > 0 && html` Warnings: ${session.warnings.join(', ')}.`}
			</p>
		</div>
		${target === null
			? html`<p class="soft">You can close this page.</p>`
			: html`<p><a href="${target}">Continue to ${new URL(target).host || 'the app'}</a></p>`}`;
}

export function sessionPage(session: Session): string {
	const { workflow, vendor_data: vendorData } = session;
	return htmlPage(
		`Verification ${String(session.session_number)}`,
		html`<div class="card">
			<h1>Identity verification</h1>
			<p class="soft">Didit sandbox: nothing here is real, and no document is needed.</p>
			<dl>
				<dt>Workflow</dt>
				<dd>${workflow.workflow_label}</dd>
				<dt>Vendor data</dt>
				<dd>${vendorData ?? 'none'}</dd>
				<dt>Session</dt>
				<dd>${session.session_number} · <code>${session.session_id}</code></dd>
				<dt>Status</dt>
				<dd>${statusText(session.status)}</dd>
			</dl>
			${isOpen(session) ? choices(session) : outcome(session)}
		</div>`,
	);
}

export function missingPage(): string {
	return htmlPage(
		'Not found',
		html`<div class="card">
			<h1>This page does not exist</h1>
			<p>The session may have been deleted, or the sandbox was started anew: it keeps nothing.</p>
			<p><a href="/">To the overview</a></p>
		</div>`,
	);
}
