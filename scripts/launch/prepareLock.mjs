import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, say } from './paths.mjs';

const lookAgainMs = 250;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause.code === 'EPERM';
  }
};

/** Lets one launcher at a time install and build; the others wait for it. A lock whose owner has ended is removed. */
export async function whilePreparing(work) {
  const folder = join(cacheDir, 'preparing');
  const owner = join(folder, 'pid');
  mkdirSync(cacheDir, { recursive: true });
  let told = false;
  let nameless = 0;
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause;
    }
    let pid = 0;
    try {
      pid = Number(readFileSync(owner, 'utf8'));
    } catch {
      nameless += 1; // made this moment, or left by a crash between two lines
    }
    if ((pid > 0 && !isRunning(pid)) || nameless > 20) {
      rmSync(folder, { recursive: true, force: true });
      nameless = 0;
      continue;
    }
    if (!told) say('Waiting for another start that is still preparing');
    told = true;
    await wait(lookAgainMs);
  }
  writeFileSync(owner, String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
