import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { modulesDir, outDir, root, say, Stop } from './paths.mjs';
import { childEnvironment, run } from './run.mjs';

const stampFile = join(outDir, '.build-stamp');
/** Everything a build reads. Tests are left out: changing one changes no program. */
const inputs = ['app', 'main', 'renderer', 'resources', 'scripts/build', 'scripts/cli', 'vite.config.ts', 'package-lock.json', 'tsconfig.base.json'];

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!/\.test\.tsx?$/.test(entry.name)) yield* filesUnder(join(path, entry.name));
  }
}

/** A mark of all inputs by name, size and time of change: milliseconds for thousands of files. */
export function inputStamp() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesUnder(join(root, input))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file.slice(root.length)}:${size}:${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Builds when something changed since the last build that succeeded. */
export async function ensureBuild(node, { force = false } = {}) {
  const stamp = inputStamp();
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Building');
  rmSync(stampFile, { force: true });
  const code = await run(node, [join(modulesDir, 'vite', 'bin', 'vite.js'), 'build', '--app', '--logLevel', 'warn'], {
    env: childEnvironment(dirname(node)),
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Stop('The build failed.');
  writeFileSync(stampFile, stamp);
}
