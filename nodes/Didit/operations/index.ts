import { account } from './account';
import { completed } from '../engine/completeOperation';
import { billing } from './billing';
import { biometricTemplate } from './biometricTemplate';
import { business } from './business';
import { email } from './email';
import { ipAddress } from './ipAddress';
import { list } from './list';
import { listEntry } from './listEntry';
import { check } from './check';
import { companyRegistry } from './companyRegistry';
import { kybParty } from './kybParty';
import { customization } from './customization';
import { sessionImport } from './sessionImport';
import { transaction } from './transaction';
import { travelRule } from './travelRule';
import { walletAddress } from './walletAddress';
import { phone } from './phone';
import { blocklist } from './blocklist';
import { questionnaire } from './questionnaire';
import { session } from './session';
import { sessionReview } from './sessionReview';
import type { Operation, Resource } from '../engine/operation';
import { user } from './user';
import { webhook } from './webhook';
import { webhookDelivery } from './webhookDelivery';
import { webhookDestination } from './webhookDestination';
import { workflow } from './workflow';

/**
 * Everything that the node can do. The dropdowns, the fields, dispatch, the table in the README and
 * the tests all come from here. In the order of the editor, whose list of actions begins with what
 * people come for.
 */
export const registry: readonly Resource[] = completed([
	session,
	sessionReview,
	sessionImport,
	check,
	user,
	business,
	kybParty,
	companyRegistry,
	workflow,
	questionnaire,
	blocklist,
	list,
	listEntry,
	email,
	phone,
	ipAddress,
	transaction,
	travelRule,
	walletAddress,
	biometricTemplate,
	customization,
	billing,
	webhook,
	webhookDestination,
	webhookDelivery,
	account,
]);

/** The operation behind a choice in the two dropdowns, if there is one. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return registry
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}
