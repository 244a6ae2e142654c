import type { Row } from './model.mts';

export const COLORS = [
	...(['color_primary', 'color_secondary', 'color_background', 'color_panel'] as const),
	...(['color_panel_10', 'color_on_panel_1', 'color_on_panel_2', 'color_on_background'] as const),
	...(['color_button_1', 'color_button_2', 'color_button_text_1'] as const),
	...(['color_button_text_2', 'color_pill_text'] as const),
] as const;

/** Where the sandbox knows what a font has; others it does not look at. */
export const FONT_WEIGHTS: Record<string, string[]> = {
	Inter: ['100', '200', '300', '400', '500', '600', '700', '800', '900'],
};

export const fontUrl = (family: string): string =>
	`https://fonts.googleapis.com/css2?family=${family.replaceAll(' ', '+')}`;

/** How the pages look before anybody changes them. */
export const standardLook = (): Row => ({
	color_primary: '#000000',
	color_secondary: '#9DA1A1',
	color_background: '#FFFFFF',
	color_panel: '#2567FF',
	color_panel_10: '#1A1A1A',
	color_on_panel_1: '#9DA1A1',
	color_on_panel_2: '#F4F4F6',
	color_on_background: '#000000',
	color_button_1: '#2567FF',
	color_button_2: '#F8F8F8',
	color_button_text_1: '#FFFFFF',
	color_button_text_2: '#000000',
	color_pill_text: '#111827',
	border_radius_panel: 10,
	border_radius_buttons: 12,
	font_family: 'Inter',
	font_weight: 'regular',
	font_url: fontUrl('Inter'),
	logo_square: null,
	logo_rectangular: null,
	favicon: null,
	app_public_name: null,
	privacy_policy_url: null,
	skip_welcome_screen: false,
	disable_login_with_didit: false,
	hide_progress_bar: false,
	callback_seconds: 3,
});
