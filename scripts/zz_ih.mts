import { ensureHost } from '/work/main/scripts/host/install.mts';
import { RELEASES } from '/work/main/scripts/host/releases.mts';
for (const r of [...RELEASES].reverse()) { if (process.argv[2] && r.name !== process.argv[2]) continue; console.log(r.name, (await ensureHost(r)).folder); }
process.exit();
