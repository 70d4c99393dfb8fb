import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Browsers that show an application window, in order of preference, for each platform. */
const places = {
  linux: () => [
    // The program itself: Debian's /usr/bin/chromium is a wrapper that adds keys and flags.
    '/usr/lib/chromium/chromium',
    '/usr/lib/chromium-browser/chromium-browser',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ],
  darwin: () => [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: (env) =>
    [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
};
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chromium-headless-shell'];

/** The program of a Chromium on this machine, or null. `CASEBENCH_BROWSER` names one that we would not find. */
export function findBrowser(env = process.env, platform = process.platform) {
  const named = env.CASEBENCH_BROWSER;
  if (named) return existsSync(named) ? named : null;
  const known = (places[platform]?.(env) ?? []).find((file) => existsSync(file));
  if (known !== undefined) return known;
  if (platform === 'win32') return null;
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return onPath.find((file) => existsSync(file)) ?? null;
}

/** Whether a window can be shown at all: Chromium ends at once without a display. */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/** What to do when no browser is there. */
export const howToGetBrowser = (platform = process.platform) =>
  platform === 'linux'
    ? 'No Chromium was found. On Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y chromium. Elsewhere install Chromium or Chrome. Or set CASEBENCH_BROWSER to the program of one.'
    : 'No Chromium was found. Install Chromium, Chrome or Edge, or set CASEBENCH_BROWSER to the program of one.';
