import * as ids from './ids.mts';
import type { Session } from './model.mts';

const DAY = 86_400_000;

export const TEMPLATE_STATUSES = [
	...(['pending', 'active', 'expired', 'held_out_of_use'] as const),
	...(['purge_pending', 'purge_failed', 'purged'] as const),
] as const;
export const SOURCE_TYPES = ['session_delete', 'automatic_retention', 'backfill'] as const;

/** What is kept of a face when its session is deleted; a purged one is kept as a note of it. */
export interface BiometricTemplate {
	uuid: string;
	vendor_user_uuid: string;
	vendor_data: string;
	source_type: (typeof SOURCE_TYPES)[number];
	/** The session that it comes from. */
	provenance_reference: string;
	instruction_class: string;
	instruction_id: string | null;
	retainedAt: number;
	expiresAt: number | null;
	purgedAt: number | null;
	/** Where it cannot be purged now: what it is instead. */
	resists?: Resistance;
}

/** What becomes of a template that is to be purged and is not. */
export const RESISTANCES = ['held_out_of_use', 'purge_pending', 'purge_failed'] as const;
export type Resistance = (typeof RESISTANCES)[number];

/** What today's Didit may be told with the deletion of a session. */
export interface Deletion {
	retain_face_embeddings?: boolean | null | undefined;
	face_retention_days?: number | undefined;
	face_retention_deadline?: string | undefined;
	deletion_instruction?: string | undefined;
	instruction_id?: string | undefined;
}

/** Keeps the face of a session that is deleted, where that is asked for and it has a user. */
export function retainFace(
	{ application, vendor_data, session_id }: Session,
	told: Deletion,
	now: number,
): BiometricTemplate | null {
	const user = application.users.get(vendor_data ?? '');
	if (told.retain_face_embeddings !== true || vendor_data === null || !user) return null;
	const { face_retention_days: days, face_retention_deadline: deadline } = told;
	const end = days === undefined ? null : now + days * DAY;
	const template: BiometricTemplate = {
		uuid: ids.uuid(),
		vendor_user_uuid: user.didit_internal_id,
		vendor_data,
		source_type: 'session_delete',
		provenance_reference: session_id,
		instruction_class: told.deletion_instruction ?? 'operational_session_delete',
		instruction_id: told.instruction_id ?? null,
		retainedAt: now,
		expiresAt: deadline === undefined ? end : Date.parse(deadline),
		purgedAt: null,
	};
	application.templates.push(template);
	return template;
}

/** Purges it, or does not where it resists; answers which. */
export function purge(template: BiometricTemplate, now: number): string {
	const { resists, purgedAt } = template;
	if (resists !== undefined) return resists;
	template.purgedAt ??= now;
	return purgedAt === null ? 'purged' : 'already_purged';
}

export function statusOf({ purgedAt, expiresAt, resists }: BiometricTemplate, now: number): string {
	if (resists !== undefined) return resists;
	if (purgedAt !== null) return 'purged';
	return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}
