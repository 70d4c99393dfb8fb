import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheDir, oldestNode, say, Stop, wantedNode } from './paths.mjs';
import { childEnvironment, run } from './run.mjs';

/** Node is published as one package for each of these machines; elsewhere the person brings their own. */
const published = new Set(['linux-x64', 'linux-arm64', 'win32-x64']);

export const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
};

/** The script behind `npm`, so that it can run under another Node. */
export function npmScript() {
  const here = dirname(process.execPath);
  const onPath = (process.env.PATH ?? process.env.Path ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  const linked = onPath.filter((file) => existsSync(file)).map((file) => realpathSync(file));
  const places = [
    process.env.npm_execpath,
    join(here, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(here, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...linked,
    ...linked.map((file) => join(dirname(file), 'node_modules', 'npm', 'bin', 'npm-cli.js')),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = places.find((file) => file !== undefined && /npm-cli\.[cm]?js$/.test(file) && existsSync(file));
  if (found === undefined) throw new Stop('npm was not found. Install Node 24 with npm, then try again.');
  return found;
}

/** The program of a Node that can run the product: this one when it is new enough, else one fetched once into `.cache`. */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const machine = `${process.platform}-${process.arch}`;
  const name = machine.replace('win32', 'win');
  const folder = join(cacheDir, `node-${wantedNode}-${name}`);
  const program = join(folder, 'node_modules', `node-${name}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  if (!published.has(machine)) throw new Stop(`Node ${process.versions.node} is too old. Install Node 24, then try again.`);

  say(`Fetching Node ${wantedNode} (once)`);
  mkdirSync(cacheDir, { recursive: true });
  const draft = mkdtempSync(join(cacheDir, 'node-'));
  const code = await run(
    process.execPath,
    [npmScript(), 'install', '--prefix', draft, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-update-notifier', '--no-fund', '--no-audit', '--loglevel=error', `node-${name}@${wantedNode}`],
    { env: childEnvironment(dirname(process.execPath)), stdio: ['ignore', 2, 2] },
  );
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Stop(`Node ${wantedNode} could not be fetched. Check the network, or install Node 24, then try again.`);
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Another start was quicker, or a half-fetched folder is in the way.
    if (existsSync(program)) rmSync(draft, { recursive: true, force: true });
    else {
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
  }
  if (!existsSync(program)) throw new Stop(`The fetched Node is not where it should be: ${readdirSync(folder).join(', ')}`);
  return program;
}
