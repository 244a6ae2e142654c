import type { Clock } from './clock.mts';

interface Mail {
	to: string;
	subject: string;
	text: string;
	/** The one-time code, where the mail carries one. */
	code: string | null;
	at: string;
}

/** The mails that Didit would have sent. */
export class Outbox {
	readonly mails: Mail[] = [];

	constructor(private readonly clock: Clock) {}

	send(to: string, subject: string, text: string, code: string | null = null): void {
		this.mails.push({ to, subject, text, code, at: this.clock.iso() });
	}

	clear(): void {
		this.mails.length = 0;
	}
}
