import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Announcement } from '../main/hosts/loopback/announce.ts';

const hostFile = fileURLToPath(new URL('../out/tools/loopback.mjs', import.meta.url));
const closeLimitMs = 15_000;

type Told<T extends Announcement['type']> = Extract<Announcement, { type: T }>;

export interface RunningHost {
  /** Works once. */
  readonly link: string;
  readonly pid: number;
  /** Settles when the services are open. Rejects with the host's own words when they did not open. */
  readonly ready: Promise<Told<'ready'>>;
  /** Closes the stores in order; gives the exit code. */
  stop(): Promise<number>;
  /** Ends the process at once, as a power cut would, and waits until it is gone. */
  killHard(): Promise<void>;
  readonly ended: Promise<number>;
}

type Options = Readonly<{
  dataDir: string;
  args?: readonly string[];
  onProgress?: (progress: Told<'progress'>) => void;
}>;

/**
 * Starts the built loopback host without a window, for checks and tests. It stops when this process ends.
 * Rejects with the host's message when it refuses to start.
 */
export function startHost({ dataDir, args = [], onProgress }: Options): Promise<RunningHost> {
  const child = spawn(process.execPath, [hostFile, '--follow-parent', '--data', dataDir, ...args], { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  const ready = Promise.withResolvers<Told<'ready'>>();
  const listening = Promise.withResolvers<Told<'listening'>>();
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  // Nobody may be waiting for either when the host ends.
  ready.promise.catch(() => {});
  listening.promise.catch(() => {});
  let words = '';
  child.stderr.on('data', (bytes: Buffer) => (words = `${words}${bytes.toString('utf8')}`.slice(-4_000)));
  const refuse = (message: string): void => {
    ready.reject(new Error(message));
    listening.reject(new Error(message));
  };
  child.once('error', (cause) => refuse(cause.message));
  void ended.then((code) => refuse(`The host ended with code ${code}. ${words}`.trim()));
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Announcement;
    if (line.type === 'listening') listening.resolve(line);
    else if (line.type === 'ready') ready.resolve(line);
    else if (line.type === 'failed') refuse(line.message);
    else if (line.type === 'progress') onProgress?.(line);
  });
  return listening.promise.then(({ link, pid }) => ({
    link,
    pid,
    ready: ready.promise,
    ended,
    stop: async () => {
      child.stdin.end();
      const limit = setTimeout(() => child.kill('SIGKILL'), closeLimitMs);
      const code = await ended;
      clearTimeout(limit);
      return code;
    },
    killHard: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  }));
}
