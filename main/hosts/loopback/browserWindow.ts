import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Everything the window's browser is told. It reaches this host and nothing else, not even its maker. */
export const browserFlags = (link: string, profileDir: string, asRoot: boolean): readonly string[] => [
  `--app=${link}`,
  `--user-data-dir=${profileDir}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--window-size=1440,900',
  // Chromium refuses its sandbox to root; the second flag hides the banner about it.
  ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
];

export interface BrowserWindow {
  /** Settles when the browser has ended or handed over to another one. */
  readonly gone: Promise<void>;
  kill(): void;
}

/** Opens the application window. A program that cannot be started counts as a window that has gone. */
export function openBrowserWindow(program: string, link: string, profileDir: string): BrowserWindow {
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const child = spawn(program, browserFlags(link, profileDir, process.getuid?.() === 0), {
    stdio: 'ignore',
    detached: process.platform !== 'win32', // its own group, so that its helper processes end with it
  });
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return {
    gone,
    kill: () => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      try {
        if (process.platform === 'win32') child.kill();
        else process.kill(-child.pid, 'SIGTERM');
      } catch {
        // It has ended by itself.
      }
    },
  };
}
