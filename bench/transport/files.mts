import { say } from '../../scripts/host/print.mts';
import type { Json } from '../../scripts/host/types.mts';
import { inChild } from './memory/child.mts';
import { newApplication } from './nodes.mts';
import { goal, MEGABYTE, megabytes } from './print.mts';
import type { World } from './world.mts';

const FILES = 50;
const FILE_BYTES = 2 * MEGABYTE;
const MOST_MEGABYTES = 32;

interface Measured {
	heap: number;
	withBuffers: number;
	bytes: number;
	onDisk: number;
}

/** Many PDFs into n8n's binary storage on disk. */
export async function files(world: World): Promise<void> {
	const { control, url } = world.sandbox;
	const { api_key: key } = await newApplication(world, { pdf_bytes: FILE_BYTES });
	const sessions = await control.request<Json[]>('POST', 'sessions', {
		api_key: key,
		count: FILES,
		status: 'Approved',
	});
	say(`\n(e) ${FILES} PDFs of ${megabytes(FILE_BYTES)} into n8n's binary data on disk`);
	const ids = sessions.map(({ session_id: id }) => String(id));
	const { heap, withBuffers, bytes, onDisk } = await inChild<Measured>('files.mts', world.folder, [
		url,
		key,
		...ids,
	]);
	say(`  ${onDisk} files on disk, ${megabytes(bytes)}`);
	const growth = goal(withBuffers / MEGABYTE, 'most', MOST_MEGABYTES);
	say(`  growth of heap and buffers, at most: ${growth} MB; of the heap alone ${megabytes(heap)}`);
}
