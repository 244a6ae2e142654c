import type { Read } from '../declared';
import { diditId } from '../readValue';
import { identifier } from './identifiers';

/** Reads an ID of Didit's in a field of plain text. */
export const uuid: Read = (field, value, refuse) =>
	diditId(field, String(identifier(field, value, refuse)), refuse);
