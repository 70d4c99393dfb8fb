import type { ErrorCode, Failure } from '../../app/result.ts';

const sentences: Partial<Record<ErrorCode, string>> = {
  OTHER_INSTANCE: 'Casebench is already open with this data folder. Use the window that is open, or close it and start again. To run a second one, give it a folder of its own: --data DIR.',
  STORE_KEY_UNAVAILABLE: 'The key that protects the store on this computer cannot be read. Nothing has been changed. Sign in to the computer as the person who set Casebench up, or ask for support.',
  STORE_KEY_WRONG: 'The store on this computer does not open with the key on this computer. Nothing has been changed or deleted. Ask for support.',
  STORE_NEWER_THAN_APP: 'The store on this computer was written by a newer Casebench. Install the newer version. Nothing has been changed.',
  STORE_DAMAGED: 'The store on this computer is damaged. Nothing has been deleted. Ask for support.',
  STORE_FULL: 'The disk is full. Free some space, then start Casebench again.',
  STORE_READ_ONLY: 'Casebench cannot write to its data folder. Check that the folder belongs to you, or choose another one: --data DIR.',
  FILE_INVALID: 'A file that Casebench needs is missing or broken. Build it again, or reinstall.',
};

/** One plain sentence or two about a start that failed, ending in something to do. */
export function startupMessage({ code, incident, facts }: Failure): string {
  const pid = facts?.['pid'];
  const words = sentences[code] ?? 'Casebench could not start. Start it again; if it fails again, ask for support.';
  return `${words}${typeof pid === 'number' && pid > 0 ? ` (Process ${pid}.)` : ''}${incident === undefined ? '' : ` Reference ${incident}.`}`;
}
