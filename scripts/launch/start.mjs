import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser, hasDisplay, howToGetBrowser } from './browser.mjs';
import { ensureElectron } from './electron.mjs';
import { outDir, root, say, Stop } from './paths.mjs';
import { createProgressBar } from './progress.mjs';
import { childEnvironment, run } from './run.mjs';

/** How long a host may take to close its stores before it is ended. */
const closeLimitMs = 15_000;
const valued = new Set(['--data', '--cases', '--seed', '--teams', '--user', '--host']);

export const startUsage = `npm start -- [--data DIR] [--cases N] [--seed S] [--teams T] [--user ID] [--host loopback|electron] [--check]`;

/** Splits what the launcher decides from what the host is told. */
export function readStartArguments(args) {
  const passed = [];
  let host = null;
  let check = false;
  for (let at = 0; at < args.length; at++) {
    const [name, inline] = args[at].split(/=(.*)/s);
    if (name === '--check') {
      check = true;
      continue;
    }
    if (!valued.has(name)) throw new Stop(`Unknown argument ${args[at]}.\n${startUsage}`);
    const value = inline ?? args[++at];
    if (value === undefined || value === '') throw new Stop(`${name} needs a value.\n${startUsage}`);
    if (name !== '--host') passed.push(`${name}=${value}`);
    else if (value === 'loopback' || value === 'electron') host = value;
    else throw new Stop(`--host must be loopback or electron.\n${startUsage}`);
  }
  return { host, check, passed };
}

/** Root cannot have Chromium's sandbox, and Electron is never run without it. */
const isRoot = () => process.getuid?.() === 0;

async function chooseElectron(node, host) {
  if (host === 'loopback') return null;
  const why = !hasDisplay() ? 'no display' : isRoot() ? 'this is the root account, which has no sandbox' : null;
  const program = why === null ? await ensureElectron(node, { insist: host === 'electron' }) : null;
  if (program === null && host === 'electron') {
    throw new Stop(`Electron cannot run here: ${why ?? 'its runtime is not on this machine and could not be fetched'}.`);
  }
  return program;
}

/** Opens Casebench: in Electron, else in a Chromium application window, else by a link that works once. */
export async function start(node, args) {
  const { host, check, passed } = readStartArguments(args);
  if (check) {
    if (host === 'electron') throw new Stop('--check drives the loopback host; leave --host out.');
    return run(node, [join(root, 'scripts', 'check.ts'), ...passed], { env: childEnvironment(dirname(node)) });
  }
  const electron = await chooseElectron(node, host);
  if (electron === null) return startLoopback(node, passed);
  say('Opening Casebench in Electron');
  const code = await run(electron, ['.', ...passed], { env: childEnvironment(dirname(node)) });
  if (code !== 0) say(`Electron ended with code ${code}. To use the Chromium window: npm start -- --host loopback`);
  return code;
}

function startLoopback(node, passed) {
  const browser = hasDisplay() ? findBrowser() : null;
  const args = [join(outDir, 'tools', 'loopback.mjs'), '--follow-parent', ...(browser === null ? [] : ['--browser', browser]), ...passed];
  // Standard input is the tether: when it ends the host closes its stores and stops, on every platform.
  const child = spawn(node, args, { cwd: process.cwd(), env: childEnvironment(dirname(node)), stdio: ['pipe', 'pipe', 'inherit'], windowsHide: true });
  const bar = createProgressBar();
  let limit;
  const stop = () => {
    if (limit !== undefined) return;
    child.stdin.end();
    limit = setTimeout(() => child.kill('SIGKILL'), closeLimitMs);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && stop(), 1_000);

  let link = '';
  const tell = {
    listening: (line) => (link = line.link),
    progress: (line) => bar.show(line),
    failed: (line) => say(line.message),
    ready: () => {
      bar.end();
      if (browser !== null) {
        say('Casebench is open in its own window. To stop: close the window, or press Ctrl+C here.');
        return;
      }
      say(hasDisplay() ? howToGetBrowser() : 'There is no display here, so no window was opened.');
      process.stdout.write(`Casebench is ready. Open this link in a browser on this computer; it works once:\n${link}\n`);
    },
  };
  createInterface({ input: child.stdout }).on('line', (text) => {
    try {
      const line = JSON.parse(text);
      tell[line.type]?.(line);
    } catch {
      say(text);
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      clearTimeout(limit);
      bar.end();
      resolve(code ?? 1);
    });
  });
}
