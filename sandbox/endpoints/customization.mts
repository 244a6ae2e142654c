import { fieldInvalid, ok } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import { file, written } from '../server/form.mts';
import type { FormFile } from '../server/request.mts';
import {
	flag,
	integer,
	Invalid,
	nullable,
	object,
	optional,
	text,
	webUrl,
	type Check,
} from '../server/validate.mts';
import { COLORS, FONT_WEIGHTS, fontUrl } from '../world/customization.mts';
import * as ids from '../world/ids.mts';
import { pngSize } from '../world/pictures.mts';

const color: Check<string> = (value, trace) => {
	const given = text()(value, trace);
	if (/^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(given)) return given;
	throw new Invalid(["Invalid color format. Use '#RRGGBB' or '#RRGGBBAA' format."]);
};
const inConsole: Check<never> = () => {
	throw new Invalid(['Manage this field in the Business Console.']);
};

const whole = optional(written(integer({ min: 0 })));
const toggle = optional(written(flag));
const picture = optional(file(['jpg', 'jpeg', 'png', 'webp'], 5));
const lookShape = object({
	...(Object.fromEntries(COLORS.map((name) => [name, optional(color)])) as Record<
		(typeof COLORS)[number],
		ReturnType<typeof optional<string>>
	>),
	border_radius_panel: whole,
	border_radius_buttons: whole,
	font_family: optional(text()),
	font_weight: optional(text()),
	app_public_name: optional(nullable(text({ blank: true }))),
	privacy_policy_url: optional(nullable(webUrl)),
	skip_welcome_screen: toggle,
	disable_login_with_didit: toggle,
	hide_progress_bar: toggle,
	callback_seconds: whole,
	delete_logo_square: toggle,
	delete_logo_rectangular: toggle,
	delete_favicon: toggle,
	image_square: picture,
	image_rectangular: picture,
	image_favicon: picture,
	domain: optional(inConsole),
});

/** The pictures: as they are sent, as they are taken away, and how wide they are to their height. */
const PICTURES = [
	{ image: 'image_square', gone: 'delete_logo_square', shown: 'logo_square', ratio: 1 },
	{
		image: 'image_rectangular',
		gone: 'delete_logo_rectangular',
		shown: 'logo_rectangular',
		ratio: 2,
	},
	{ image: 'image_favicon', gone: 'delete_favicon', shown: 'favicon', ratio: 1 },
] as const;

function checkRatio(name: string, image: FormFile, ratio: number): void {
	const size = pngSize(image);
	if (!size || size[0] === size[1] * ratio) return;
	const got = `${String(size[0])}x${String(size[1])}`;
	throw fieldInvalid(
		name,
		`Image aspect ratio must be ${String(ratio)}:1. Got ${got} image dimensions`,
	);
}

function checkWeight(family: string, weight: string | undefined): void {
	const there = FONT_WEIGHTS[family];
	if (weight === undefined || !there || weight === 'regular' || there.includes(weight)) return;
	throw fieldInvalid(
		'font_weight',
		`Font weight ${weight} is not available for ${family}. Available weights are: ${there.join(', ')}`,
	);
}

function update(call: KeyCall) {
	const { app, sandbox } = call;
	const given = call.readForm(lookShape);
	const changes: Record<string, unknown> = { ...given };
	for (const { image, gone, shown, ratio } of PICTURES) {
		const sent = given[image];
		if (sent) checkRatio(image, sent, ratio);
		if (sent) changes[shown] = `${sandbox.url}/media/${shown}/${ids.uuid()}`;
		else if (given[gone] === true) changes[shown] = null;
	}
	const family = given.font_family ?? String(app.customization.font_family);
	checkWeight(family, given.font_weight);
	const look = { ...app.customization, ...changes, font_url: fontUrl(family) };
	app.customization = Object.fromEntries(
		Object.entries(look).filter(([name]) => Object.hasOwn(app.customization, name)),
	);
	return ok(app.customization);
}

const CUSTOMIZATION = '/v3/customization/';

export const customizationEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: CUSTOMIZATION,
		auth: 'key',
		handle: { current: ({ app }) => ok(app.customization) },
	},
	{ method: 'PATCH', path: CUSTOMIZATION, auth: 'key', handle: { current: update } },
];
