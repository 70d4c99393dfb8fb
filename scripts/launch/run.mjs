import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { root } from './paths.mjs';

const parentWatchMs = 1_000;

/** The environment of a child: the chosen Node first on the path, and nothing that an outer npm left behind. */
export function childEnvironment(nodeDir, extra = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package_|lifecycle_|config_(prefix|global_prefix|local_prefix|noproxy$|node_gyp$)|node_execpath|execpath|command)/.test(name),
  );
  const env = Object.fromEntries(kept);
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [path]: [nodeDir, env[path] ?? ''].join(delimiter), ...extra };
}

/**
 * Runs a program to its end and gives its exit code. It is stopped when we are, also when only the `npm` above us was:
 * npm ends without passing the signal on, so a change of parent counts as one.
 */
export function run(program, args, { env, cwd = root, stdio = 'inherit', timeoutMs = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio, windowsHide: true });
    // A stopped child may still end well; what was asked of us is to end.
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill('SIGTERM');
    };
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && stop(), parentWatchMs);
    const limit = timeoutMs > 0 ? setTimeout(stop, timeoutMs) : undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    const settle = () => {
      clearInterval(watch);
      clearTimeout(limit);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop);
    };
    child.on('error', (cause) => {
      settle();
      reject(cause);
    });
    child.on('close', (code, signal) => {
      settle();
      resolve(stopped ? 143 : (code ?? (signal === 'SIGINT' ? 130 : 143)));
    });
  });
}
