import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { answerWith, byId, newSession, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { control, didit, newApplication } from '../support/sandbox';
import { WaitingExecution } from '../waiting/waitingExecution';
import { accountRuns } from './accountRuns';
import { COMPANY_DECISION, PERSON, SETTINGS } from './everything';
import { STOPS } from './stops';

/** Goes through all operations once and keeps what they handed out. */
export class Tour {
	readonly samples: Record<string, IDataObject[]> = {};

	private application!: Application;

	private workflow!: string;

	/** @param more parameters of all operations that have them */
	constructor(private readonly more: INodeParameters = {}) {}

	async go(): Promise<Record<string, IDataObject[]>> {
		this.application = await newApplication({
			name: 'Tour',
			auto_refill: { amount: 100, threshold: 10 },
		});
		({ uuid: this.workflow } = await didit<{ uuid: string }>(
			this.application,
			'POST',
			'/workflows/',
			SETTINGS,
		));
		await this.workflows();
		await this.questionnaires();
		const session = await this.sessions();
		await this.waits();
		await this.users();
		await this.settings();
		for (const [operation, run] of await accountRuns()) this.keep(operation, run);
		await this.goodbyes(session);
		for (const stop of STOPS) await stop(this);
		return this.samples;
	}

	private async take(operation: string, parameters: INodeParameters = {}): Promise<IDataObject> {
		return await this.takeFrom(this.application, operation, parameters);
	}

	/**
	 * Runs an operation and keeps what it hands out.
	 *
	 * @returns the first of its items
	 * @throws what went wrong, by the operation's name
	 */
	async takeFrom(
		application: Application,
		operation: string,
		parameters: INodeParameters = {},
		more: Parameters<typeof operate>[3] = {},
	): Promise<IDataObject> {
		const all = { ...parameters, ...this.more };
		return this.keep(operation, await operate(application, operation, all, more));
	}

	private keep(
		operation: string,
		{ items, error }: { items: Array<{ json: IDataObject }>; error?: { message: string } },
	): IDataObject {
		if (error) throw new Error(`${operation}: ${error.message}`);
		const [first] = items;
		if (!first) throw new Error(`${operation} handed out nothing`);
		(this.samples[operation] ??= []).push(...items.map(({ json }) => json));
		return first.json;
	}

	private async workflows(): Promise<void> {
		const { uuid } = await this.take('workflow.create', {
			workflowLabel: 'Second',
		});
		const workflowId = byId(String(uuid));
		await this.take('workflow.get', { workflowId });
		await this.take('workflow.getAll');
		await this.take('workflow.update', { workflowId, updateFields: { isAmlEnabled: true } });
		await this.take('workflow.delete', { workflowId });
	}

	private async questionnaires(): Promise<void> {
		const label = { en: 'Occupation?' };
		const { uuid } = await this.take('questionnaire.create', {
			title: 'Employment',
			defineFormElements: 'json',
			formElementsJson: JSON.stringify([{ element_type: 'short_text', label }]),
			additionalFields: { description: 'About your work' },
		});
		const questionnaireId = byId(String(uuid));
		const updateFields = { title: 'Work' };
		await this.take('questionnaire.get', { questionnaireId });
		await this.take('questionnaire.getAll');
		await this.take('questionnaire.update', { questionnaireId, updateFields });
		await this.take('questionnaire.delete', { questionnaireId });
	}

	/** @returns the ID of a session that was reviewed and blocked */
	private async sessions(): Promise<string> {
		const workflowId = byId(this.workflow);
		await this.take('session.create', {
			workflowId,
			vendorData: 'user-123',
		});
		const id = await this.session('In Review');
		const sessionId = byId(id);
		const approved = { sessionId, newStatus: 'Approved' };
		await this.take('session.getDecision', { sessionId });
		await answerWith(this.application, 200, COMPANY_DECISION);
		await this.take('session.getDecision', { sessionId });
		await this.take('session.getAll', { filters: { status: 'In Review' } });
		await this.take('session.getPdf', { sessionId });
		await this.take('sessionReview.create', { ...approved, additionalFields: { comment: 'Fine' } });
		await this.take('sessionReview.getAll', { sessionId });
		await this.reviewsOfToday();
		await this.take('session.updateStatus', { sessionId, newStatus: 'Declined' });
		await this.take('blocklist.add', {
			sessionId,
			itemsToBlock: ['document', 'email', 'face', 'phone'],
		});
		await this.take('blocklist.getAll');
		await this.take('blocklist.remove', { sessionId, itemsToUnblock: ['face'] });
		const { share_token: shareToken } = await this.take('session.share', { sessionId });
		const partner = await newApplication({ name: 'Partner' });
		const shared = {
			shareToken: String(shareToken),
			trustReview: true,
			workflowId: byId(partner.default_workflow_id),
			additionalFields: { vendorData: 'their-user' },
		};
		await this.takeFrom(partner, 'session.importShared', shared);
		await answerWith(partner, 200, COMPANY_DECISION);
		await this.takeFrom(partner, 'session.importShared', shared);
		return id;
	}

	/** These name the reviewer. */
	private async reviewsOfToday(): Promise<void> {
		const later = await newApplication({ dialect: 'current' });
		const { session_id: id } = await newSession(later, 'In Review');
		await didit(later, 'POST', `/sessions/${id}/reviews/`, { comment: 'Fine' });
		await this.takeFrom(later, 'sessionReview.getAll', { sessionId: byId(id) });
	}

	private async waits(): Promise<void> {
		const workflowId = byId(this.workflow);
		const parameters = {
			workflowId,
			email: 'ana@example.com',
			vendorData: 'user-123',
			additionalFields: { metadata: '{"plan":"gold"}' },
			...this.more,
		};
		for (const decision of [undefined, COMPANY_DECISION]) {
			const own = new WaitingExecution(this.application, { parameters });
			await this.finish(await own.begin(), decision);
			this.keep('session.createAndWait', own);
		}
		const sessionId = byId(await this.session('In Review'));
		for (const decision of [undefined, COMPANY_DECISION]) {
			if (decision) await answerWith(this.application, 200, decision);
			const known = new WaitingExecution(this.application, {
				operation: 'waitForDecision',
				parameters: { sessionId, ...this.more },
			});
			this.keep('session.waitForDecision', await known.begin());
		}
	}

	private async finish(execution: WaitingExecution, decision?: IDataObject): Promise<void> {
		const id = String(execution.items[0]?.json.session_id);
		await this.end(id, 'In Review');
		if (decision) await answerWith(this.application, 200, decision);
		await execution.visit();
	}

	private async users(): Promise<void> {
		const vendorData = byId('user-123');
		await this.take('user.update', { vendorData, updateFields: { displayName: 'Ana' } });
		await this.take('user.get', { vendorData });
		await this.take('user.getAll');
	}

	private async settings(): Promise<void> {
		const updateFields = { webhookUrl: 'https://example.com/didit', dataRetentionMonths: 12 };
		await this.take('webhook.update', { updateFields });
		await this.take('webhook.get');
		await this.take('billing.getBalance');
		await this.take('billing.topUp');
	}

	private async goodbyes(id: string): Promise<void> {
		await this.take('session.delete', { sessionId: byId(id) });
		const { session_number: number } = await newSession(this.application);
		await this.take('session.deleteMany', { sessionNumbers: String(number) });
		await this.take('user.deleteMany', { vendorDataList: 'user-123' });
	}

	/** The ID of a session of somebody of whom everything is known, in this status. */
	private async session(status: string): Promise<string> {
		const { session_id: id } = await didit<{ session_id: string }>(
			this.application,
			'POST',
			'/session/',
			{ workflow_id: this.workflow, ...PERSON },
		);
		await this.end(id, status);
		return id;
	}

	private async end(id: string, status: string): Promise<void> {
		await control('POST', `/sessions/${id}/outcome`, { status });
	}
}
