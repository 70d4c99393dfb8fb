import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { cacheDir, modulesDir, say } from './paths.mjs';
import { childEnvironment } from './run.mjs';

const packageDir = join(modulesDir, 'electron');
const markerFile = join(cacheDir, 'electron-absent.json');
/** A download that stands still this long, or takes this long in all, is given up. */
const stillMs = 20_000;
const wholeMs = 600_000;
/** A failed fetch is tried again after this long. */
const tryAgainMs = 7 * 86_400_000;

const standardName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
const version = () => JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')).version;

/**
 * Electron's program when it is on this machine, else null.
 * Looks at the files: importing the package would start a download.
 */
export function findElectron(env = process.env) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH || join(packageDir, 'dist');
  const pathFile = join(packageDir, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : standardName;
  const program = join(folder, name);
  return existsSync(program) ? program : null;
}

const bytesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + (statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);

/** Runs Electron's own installer with a watch on its download. True when the program is there afterwards. */
async function fetchElectron(node) {
  say(`Fetching Electron ${version()} (once)`);
  const temporary = join(cacheDir, 'electron-download');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const env = childEnvironment(dirname(node), { TMPDIR: temporary, TEMP: temporary, TMP: temporary });
  const child = spawn(node, [join(packageDir, 'install.js')], { env, cwd: packageDir, stdio: 'ignore', windowsHide: true });
  const began = Date.now();
  let moved = began;
  let bytes = 0;
  const watch = setInterval(() => {
    const now = bytesIn(temporary);
    if (now !== bytes) moved = Date.now();
    bytes = now;
    // Once the file has arrived it is unpacked elsewhere; only a download that never moved is stuck.
    if ((bytes === 0 && Date.now() - moved > stillMs) || Date.now() - began > wholeMs) child.kill();
  }, 1_000);
  await new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
  return findElectron() !== null;
}

const triedLately = () => {
  try {
    const { at, version: tried } = JSON.parse(readFileSync(markerFile, 'utf8'));
    return tried === version() && Date.now() - Date.parse(at) < tryAgainMs;
  } catch {
    return false;
  }
};

/** Electron's program, fetched when it can be had; null with a dated marker when not. `insist` ignores the marker. */
export async function ensureElectron(node, { insist = false } = {}) {
  const found = findElectron();
  if (found !== null) return found;
  if (!existsSync(join(packageDir, 'install.js')) || (!insist && triedLately())) return null;
  if (await fetchElectron(node)) {
    rmSync(markerFile, { force: true });
    return findElectron();
  }
  writeFileSync(markerFile, JSON.stringify({ at: new Date().toISOString(), version: version() }));
  return null;
}
