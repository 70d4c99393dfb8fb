import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuild } from './launch/build.mjs';
import { ensureElectron } from './launch/electron.mjs';
import { ensureNode, npmScript } from './launch/node.mjs';
import { ensurePackages } from './launch/packages.mjs';
import { outDir, root, say, Stop } from './launch/paths.mjs';
import { whilePreparing } from './launch/prepareLock.mjs';
import { childEnvironment, run } from './launch/run.mjs';
import { start } from './launch/start.mjs';

/**
 * The one way in: prepares Node and packages, builds what changed, then runs a command. Needs Node 18 and nothing else.
 * To add a command, add a line: what it needs prepared, and what it runs.
 */
const source = (path) => async (node, args) => {
  if (!existsSync(join(root, path))) throw new Stop(`${path} is not part of this version.`);
  return run(node, [join(root, path), ...args], { env: childEnvironment(dirname(node)) });
};
const built = (name) => async (node, args) => {
  const file = join(outDir, 'tools', `${name}.mjs`);
  if (!existsSync(file)) throw new Stop(`${name} is not part of this version.`);
  return run(node, [file, ...args], { env: childEnvironment(dirname(node)), cwd: process.cwd() });
};
const commands = {
  start: { build: true, run: start, about: 'open Casebench with a practice caseload' },
  test: { build: false, run: source('scripts/test/run.ts'), about: 'every check; the last line sums them up' },
  bench: { build: true, run: source('scripts/bench/run.ts'), about: 'measure against the budgets' },
  casebench: { build: true, run: built('casebench'), about: 'the command line' },
  build: { build: 'force', run: async () => 0, about: 'build everything into out/' },
  package: { build: true, run: source('scripts/package.ts'), about: 'make the installers of this platform in dist/' },
  setup: { build: false, run: async () => 0, about: 'Node and packages only' },
  exec: { build: false, run: (node, args) => run(node, args, { env: childEnvironment(dirname(node)) }), about: 'run a script under the right Node' },
  npm: { build: false, packages: false, run: (node, args) => run(node, [npmScript(), ...args], { env: childEnvironment(dirname(node)) }), about: 'run npm under the right Node' },
  electron: {
    build: false,
    run: async (node) => {
      const program = await ensureElectron(node, { insist: true });
      say(program ?? 'Electron could not be fetched.');
      return program === null ? 1 : 0;
    },
    about: "fetch Electron's runtime",
  },
};

const usage = () => Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`).join('\n');

async function main([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Stop(`${name === '' ? 'Say what to do' : `There is no command ${name}`}:\n${usage()}`);
  const node = await whilePreparing(async () => {
    const program = await ensureNode();
    if (command.packages !== false) await ensurePackages(program);
    if (command.build) await ensureBuild(program, { force: command.build === 'force' });
    return program;
  });
  return command.run(node, args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof Stop)) throw cause;
  say(cause.message);
  process.exitCode = 1;
}
