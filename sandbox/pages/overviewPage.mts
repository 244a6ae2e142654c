import type { Sandbox } from '../server/context.mts';
import type { DeliveryEntry } from '../control/book.mts';
import type { Application } from '../world/model.mts';
import { html, htmlPage, statusText, timeText } from './html.mts';

const MOST_ROWS = 20;

function applicationCard(application: Application, iso: (at: number) => string) {
	const latest = [...application.sessions.values()].slice(-MOST_ROWS).reverse();
	const rows = latest.map(
		(session) =>
			html`<tr>
				<td><a href="/session/${session.session_token}">Session ${session.session_number}</a></td>
				<td>${session.vendor_data ?? '–'}</td>
				<td>${session.workflow.workflow_label}</td>
				<td>${statusText(session.status)}</td>
				<td>${timeText(iso(session.createdAt))}</td>
			</tr>`,
	);
	return html`<section class="card">
		<h2>${application.name}</h2>
		<dl>
			<dt>API key</dt>
			<dd><code>${application.api_key}</code></dd>
			<dt>Webhook</dt>
			<dd>${application.webhook.webhook_url ?? 'none'}</dd>
			<dt>Balance</dt>
			<dd>$${application.balance.toFixed(2)}</dd>
			<dt>Sessions</dt>
			<dd>${application.sessions.size}</dd>
		</dl>
		${rows.length > 0 &&
		html`<div class="scroll">
			<table>
				<thead>
					<tr>
						<th>Session</th>
						<th>Vendor data</th>
						<th>Workflow</th>
						<th>Status</th>
						<th>Created (UTC)</th>
					</tr>
				</thead>
				<tbody>
					${rows}
				</tbody>
			</table>
		</div>`}
	</section>`;
}

function deliveriesCard(deliveries: DeliveryEntry[]) {
	const rows = deliveries.map(
		({ at, url, attempt, status, error }) =>
			html`<tr>
				<td>${timeText(at)}</td>
				<td>${url}</td>
				<td>${attempt}</td>
				<td>${status ?? error}</td>
			</tr>`,
	);
	return html`<section class="card">
		<h2>Last webhook deliveries</h2>
		${rows.length === 0
			? html`<p class="soft">None yet.</p>`
			: html`<div class="scroll">
					<table>
						<thead>
							<tr>
								<th>Time (UTC)</th>
								<th>To</th>
								<th>Attempt</th>
								<th>Answer</th>
							</tr>
						</thead>
						<tbody>
							${rows}
						</tbody>
					</table>
				</div>`}
	</section>`;
}

export function overviewPage({ world, book, clock, url }: Sandbox): string {
	const applications = [...world.applications.values()];
	const { deliveries } = book.list(undefined, 0);
	return htmlPage(
		'Overview',
		html`<div class="card">
				<h1>Didit sandbox</h1>
				<p>
					A local stand-in for Didit. The API is at <code>${url}/v3</code>, the account API at
					<code>${url}/auth/v2</code>. Everything is in memory and gone when it stops.
				</p>
			</div>
			${applications.length === 0 &&
			html`<section class="card">
				<h2>No applications yet</h2>
				<p>Make one with <code>curl -X POST ${url}/_sandbox/applications</code>.</p>
			</section>`}
			${applications.map((application) => applicationCard(application, (at) => clock.iso(at)))}
			${deliveriesCard(deliveries.slice(-MOST_ROWS).reverse())}`,
		'wide',
	);
}
