import type { INodeProperties } from 'n8n-workflow';
import { flagField, textField, wholeField } from '../../fields/basic';
import { fileField } from '../../fields/file';
import { inWords } from '../../fields/inWords';
import { declare } from '../../input/declared';

/** What has a color of its own, as Didit calls it. */
const COLORS = [
	'color_background',
	'color_button_1',
	'color_button_2',
	'color_button_text_1',
	'color_button_text_2',
	'color_on_background',
	'color_on_panel_1',
	'color_on_panel_2',
	'color_panel',
	'color_panel_10',
	'color_pill_text',
	'color_primary',
	'color_secondary',
];

const colors = COLORS.map((wireName) =>
	declare(
		{ wireName },
		textField({
			displayName: inWords(wireName),
			name: wireName.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
			placeholder: 'e.g. #2567FF',
			description: 'As #RRGGBB, or #RRGGBBAA with how much shines through',
		}),
	),
);

const PICTURE = 'JPEG, PNG or WebP, at most 5 MB.';

/** How the pages look that people verify themselves on. */
export const customizationFields: INodeProperties[] = [
	textField({
		displayName: 'App Public Name',
		name: 'appPublicName',
		description: 'What people read as your name',
	}),
	wholeField(
		{ displayName: 'Border Radius of Buttons', name: 'borderRadiusButtons' },
		{ standard: 12 },
	),
	wholeField(
		{ displayName: 'Border Radius of Panels', name: 'borderRadiusPanel' },
		{ standard: 10 },
	),
	wholeField(
		{
			displayName: 'Callback Seconds',
			name: 'callbackSeconds',
			description: 'After how many seconds people are sent back at the end',
		},
		{ standard: 3 },
	),
	...colors,
	flagField({
		displayName: 'Delete Favicon',
		name: 'deleteFavicon',
		description: 'Whether to go without one',
	}),
	flagField({
		displayName: 'Delete Rectangular Logo',
		name: 'deleteLogoRectangular',
		description: 'Whether to go without one',
	}),
	flagField({
		displayName: 'Delete Square Logo',
		name: 'deleteLogoSquare',
		description: 'Whether to go without one',
	}),
	flagField({
		displayName: 'Disable Login With Didit',
		name: 'disableLoginWithDidit',
		description: 'Whether people cannot go on with a Didit account of theirs',
	}),
	fileField({
		displayName: 'Favicon Binary Field',
		name: 'imageFaviconBinaryProperty',
		description: PICTURE,
	}),
	textField({ displayName: 'Font Family', name: 'fontFamily', placeholder: 'e.g. Inter' }),
	textField({ displayName: 'Font Weight', name: 'fontWeight', placeholder: 'e.g. 400' }),
	flagField({
		displayName: 'Hide Progress Bar',
		name: 'hideProgressBar',
		description: 'Whether people do not see how far they are',
	}),
	textField({
		displayName: 'Privacy Policy URL',
		name: 'privacyPolicyUrl',
		placeholder: 'e.g. https://example.com/privacy',
	}),
	fileField({
		displayName: 'Rectangular Logo Binary Field',
		name: 'imageRectangularBinaryProperty',
		description: `Twice as wide as high. ${PICTURE}`,
	}),
	flagField({
		displayName: 'Skip Welcome Screen',
		name: 'skipWelcomeScreen',
		description: 'Whether people begin with the first check',
	}),
	fileField({
		displayName: 'Square Logo Binary Field',
		name: 'imageSquareBinaryProperty',
		description: PICTURE,
	}),
];
