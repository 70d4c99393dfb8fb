import { createHash } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { EvidenceLimits } from '../../app/evidence/evidenceSettings.ts';
import { cleanFileName } from '../../app/evidence/fileName.ts';
import { refuseSize } from '../../app/evidence/inspectFile.ts';
import type { EvidenceFile } from '../../app/model/rows/evidence.ts';
import { fail, ok, type Result } from '../../app/result.ts';

export type FolderProblem = 'gone' | 'notAFolder' | 'noAccess';

/** Why a folder cannot be read now; null when it can. */
export function folderProblem(path: string): FolderProblem | null {
  try {
    if (!statSync(path).isDirectory()) return 'notAFolder';
    accessSync(path, constants.R_OK | constants.X_OK);
    return null;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && (cause.code === 'EACCES' || cause.code === 'EPERM') ? 'noAccess' : 'gone';
  }
}
/** A full path of a folder that can be read. */
export const isUsableFolder = (path: string): boolean => isAbsolute(path) && folderProblem(path) === null;

/** One reading takes this many; the rest come with the next. */
const MOST_FILES = 500;
const NAMED_REFUSALS = 200;

export type ScanPorts = Readonly<{
  limits: EvidenceLimits;
  wasTaken: (hash: string) => boolean;
  /** Keeps the bytes and remembers the file. */
  take: (bytes: Uint8Array, name: string, hash: string) => Result<{ file: EvidenceFile }>;
  onProgress: (done: number, total: number) => void;
  /** Lets others on this thread have a turn. */
  breathe: () => Promise<void>;
  signal: AbortSignal;
}>;
export type Scanned = { found: number; taken: number; known: number; stopped: boolean; refused: { name: string; code: string }[] };

/**
 * Takes the new files of a folder. Originals are only read. Folders, links and hidden files are passed over. A file that is
 * refused is named with its code and looked at again next time: a scanner may still be writing it. FOLDER_UNUSABLE; a full
 * disk ends the reading with its own code, and what was taken stays.
 */
export async function scanFolder(path: string, { limits, wasTaken, take, onProgress, breathe, signal }: ScanPorts): Promise<Result<Scanned>> {
  if (!isUsableFolder(path)) return fail('FOLDER_UNUSABLE');
  const names = (await readdir(path, { withFileTypes: true }))
    .filter((each) => each.isFile() && !each.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const scanned: Scanned = { found: Math.min(names.length, MOST_FILES), taken: 0, known: 0, stopped: false, refused: [] };
  const refuse = (name: string, code: string): void => {
    if (scanned.refused.length < NAMED_REFUSALS) scanned.refused.push({ name: cleanFileName(name), code });
  };
  // The newest are what somebody has just put there; names of scanners count upwards.
  for (const [at, name] of names.slice(-MOST_FILES).entries()) {
    onProgress(at, scanned.found);
    await breathe();
    const read = await readWhole(join(path, name), limits);
    // Asked after every wait: the person may have stopped it, or signed out.
    if (signal.aborted) {
      scanned.stopped = true;
      break;
    }
    if (!read.ok) {
      refuse(name, read.error.code);
      continue;
    }
    const hash = createHash('sha256').update(read.value).digest('hex');
    if (wasTaken(hash)) {
      scanned.known += 1;
      continue;
    }
    const kept = take(read.value, name, hash);
    if (kept.ok) scanned.taken += 1;
    else if (kept.error.code.startsWith('STORE_')) return kept;
    else refuse(name, kept.error.code);
  }
  onProgress(scanned.found, scanned.found);
  return ok(scanned);
}

async function readWhole(file: string, limits: EvidenceLimits): Promise<Result<Uint8Array>> {
  try {
    const handle = await open(file, 'r');
    try {
      const size = refuseSize((await handle.stat()).size, limits);
      return size ?? ok(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch {
    // Taken away, or not ours to read: the same to the person who looks at the list.
    return fail('FILE_BROKEN');
  }
}
