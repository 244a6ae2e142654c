import type { INodeProperties } from 'n8n-workflow';
import { country } from '../input/values/countries';
import { declare } from '../input/declared';

type Wording = Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required'>;

/** A country, which Didit takes as alpha-3 wherever the node names one. */
export function countryField(wording: Wording): INodeProperties {
	return declare(
		{ read: country('alpha3') },
		{ ...wording, type: 'string', default: '', placeholder: 'e.g. ESP' },
	);
}
