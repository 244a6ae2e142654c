import type { INodeProperties } from 'n8n-workflow';
import { declare } from '../input/declared';

type Wording = Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required'>;

/**
 * A file of the item, by the name of its binary field. It never goes over the wire itself: the
 * operation's `files` say which file it stands for.
 *
 * @param wording `name` ends in BinaryProperty
 */
export function fileField(wording: Wording): INodeProperties {
	return declare(
		{ read: () => undefined },
		{
			...wording,
			type: 'string',
			default: 'data',
			hint: 'The name of the input field with the file',
		},
	);
}
