import type { Resource } from '../../engine/operation';
import { confirmOwnership } from './confirmOwnership';
import { createWidgetSession } from './createWidgetSession';
import { getSettings } from './getSettings';
import { getVasps } from './getVasps';
import { registerInbound } from './registerInbound';
import { updateSettings } from './updateSettings';
import { updateTransfer } from './updateTransfer';

export const travelRule: Resource = {
	value: 'travelRule',
	name: 'Travel Rule',
	operations: [
		confirmOwnership,
		createWidgetSession,
		getSettings,
		getVasps,
		registerInbound,
		updateSettings,
		updateTransfer,
	],
};
