import { posix, win32 } from 'node:path';

type Machine = Readonly<{ platform: NodeJS.Platform; home: string; env: Readonly<Record<string, string | undefined>> }>;

/** The platform's place for this person's practice store. Practice never shares a folder with real work. */
export function defaultDataDir({ platform, home, env }: Machine): string {
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Casebench', 'practice');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Casebench', 'practice');
  const base = env['XDG_DATA_HOME'];
  return posix.join(base?.startsWith('/') === true ? base : posix.join(home, '.local', 'share'), 'casebench', 'practice');
}
