import type { Sandbox } from '../server/context.mts';
import type { Session } from './model.mts';

/** Today's Didit: with `send_notification_emails` and an address, Didit mails the link at once. */
export function invite({ outbox, url }: Sandbox, session: Session): void {
	const { email, send_notification_emails: wanted } = session.contact_details ?? {};
	if (typeof email !== 'string' || wanted !== true) return;
	const link = `${url}/session/${session.session_token}`;
	outbox.send(email, 'Verify your identity', `Verify your identity: ${link}`);
}
