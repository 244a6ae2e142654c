import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';
export async function editorChapter(_runner: Runner, _world: World): Promise<void> {}
