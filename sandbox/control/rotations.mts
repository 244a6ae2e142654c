import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { number, object, required } from '../server/validate.mts';
import { rotate } from '../world/destinations.mts';
import * as ids from '../world/ids.mts';
import { applicationById, shown } from './applications.mts';
import type { AddControl } from './control.mts';
import { shownDestination } from './destinations.mts';

/** What only a person in the console can do: Didit has no such endpoints. */
export function addRotationRoutes(add: AddControl, sandbox: Sandbox): void {
	const { world, clock } = sandbox;

	add('POST', 'applications/:uuid/rotate', ({ param }) => {
		const application = applicationById(sandbox, param('uuid'));
		const { webhook } = application;
		application.previousSecret = rotate(webhook, clock.now(), ids.webhookSecret());
		return shown(application, clock.now());
	});

	// The clock is everybody's; this is how the destinations of one application get older.
	add('POST', 'applications/:uuid/age', ({ param, read }) => {
		const application = applicationById(sandbox, param('uuid'));
		const { seconds } = read(object({ seconds: required(number({ min: 0 })) }, 'refuse'));
		for (const destination of application.destinations) destination.createdAt -= seconds * 1000;
		return shown(application, clock.now());
	});

	add('POST', 'destinations/:uuid/rotate', ({ param }) => {
		const all = [...world.applications.values()].flatMap(({ destinations }) => destinations);
		const destination = all.find(({ uuid }) => uuid === param('uuid'));
		if (!destination) throw detail(404, 'No destination has this uuid.');
		destination.previous = rotate(destination, clock.now(), ids.destinationSecret());
		return shownDestination(destination, clock.now());
	});
}
