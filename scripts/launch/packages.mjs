import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmScript } from './node.mjs';
import { modulesDir, root, say, Stop } from './paths.mjs';
import { childEnvironment, run } from './run.mjs';

const stampFile = join(modulesDir, '.casebench-stamp');

/** Installs exactly what the lock names, when that is not what is there. The stamp is written last. */
export async function ensurePackages(node) {
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Installing packages (once for each change of the lock file)');
  const code = await run(node, [npmScript(), 'ci', '--ignore-scripts', '--prefer-offline', '--loglevel=error', '--no-fund', '--no-audit'], {
    env: childEnvironment(dirname(node)),
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Stop('The packages could not be installed. Check the network, then try again.');
  writeFileSync(stampFile, stamp);
}
