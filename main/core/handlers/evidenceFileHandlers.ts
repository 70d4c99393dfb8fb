import { UPLOAD_CHUNK_BYTES } from '../../../app/contract/evidence.ts';
import type { Handlers } from '../../../app/contract/index.ts';
import { cleanFileName } from '../../../app/evidence/fileName.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { folderProblem, isUsableFolder, scanFolder } from '../../evidence/scanFolder.ts';
import { createEvidenceRepository } from '../../store/queries/evidenceRepository.ts';
import { storeResult } from '../../store/storeProblem.ts';
import type { EvidenceContext } from './evidenceContext.ts';

type FileHandlers = Pick<
  Handlers,
  | 'evidence.limits' | 'evidence.upload.begin' | 'evidence.upload.chunk' | 'evidence.upload.finish' | 'evidence.upload.cancel' | 'evidence.bytes'
  | 'evidence.tray.add' | 'evidence.tray.discard' | 'evidence.scanFolder' | 'evidence.scanFolder.set' | 'evidence.scan' | 'evidence.scan.cancel'
>;

/** Files as such: coming in, being looked at, lying in the tray, read from the scanner's folder. Nothing here touches a case. */
export function createEvidenceFileHandlers(context: EvidenceContext): FileHandlers {
  const { files, tray, settings, emit } = context;
  const rows = createEvidenceRepository(context.db);
  let scanning: AbortController | null = null;

  /** Writes to the journal, which can fail for the same reasons as any other write. */
  const kept = <T>(write: () => T): Result<T> => {
    const refused = context.readOnly();
    return refused === null ? storeResult(write) : fail(refused);
  };
  const limits = () => settings.on(context.today());

  return {
    'evidence.limits': () => {
      const { maxBytes, maxFiles, types } = limits();
      return ok({ maxBytes, maxFiles, types: [...types], chunkBytes: UPLOAD_CHUNK_BYTES });
    },
    'evidence.upload.begin': ({ name, bytes }) => files.begin(name, bytes),
    'evidence.upload.chunk': ({ uploadId, index, base64 }) => files.chunk(uploadId, index, Buffer.from(base64, 'base64')),
    'evidence.upload.finish': ({ uploadId }) => files.finish(uploadId),
    'evidence.upload.cancel': ({ uploadId }) => ok({ cancelled: files.cancel(uploadId) }),

    'evidence.bytes': ({ hash, offset, length }) => {
      const held = files.bytes(hash, offset, length);
      if (held.ok) return ok({ base64: held.value.bytes.toString('base64'), total: held.value.total });
      const made = held.error.code === 'FILE_NOT_HELD' ? context.practiceBytes(hash) : null;
      return made === null ? held : ok({ base64: Buffer.from(made.subarray(offset, offset + length)).toString('base64'), total: made.length });
    },

    'evidence.tray.add': ({ hash, name, how }) => {
      const found = files.look(hash, cleanFileName(name));
      if (!found.ok) return found;
      const trayId = kept(() => tray.add(context.newId(), { hash, name: cleanFileName(name), ...found.value }, how, context.now()));
      if (!trayId.ok) return trayId;
      emit({ type: 'tray' });
      return ok({ trayId: trayId.value });
    },
    'evidence.tray.discard': ({ trayId, reason }) => {
      const entry = tray.find(trayId);
      const dropped = kept(() => tray.discard(trayId));
      if (!dropped.ok) return dropped;
      // What nobody wanted and no row names is not ours to keep.
      if (entry !== null && reason !== 'attached' && !tray.isNamed(entry.file.hash) && rows.naming(entry.file.hash) === null) {
        const forgotten = files.forget(entry.file.hash);
        if (!forgotten.ok) return forgotten;
      }
      emit({ type: 'tray' });
      return ok({ discarded: dropped.value });
    },

    'evidence.scanFolder': () => {
      const path = tray.scanFolder();
      return ok({ path, problem: path === null ? null : folderProblem(path) });
    },
    'evidence.scanFolder.set': ({ path }) => {
      if (path !== null && !isUsableFolder(path)) return fail('FOLDER_UNUSABLE');
      const saved = kept(() => tray.setScanFolder(path, context.now()));
      return saved.ok ? ok({ path }) : saved;
    },
    'evidence.scan': async () => {
      const path = tray.scanFolder();
      if (path === null) return fail('FOLDER_UNUSABLE');
      const refused = context.readOnly();
      if (refused !== null) return fail(refused);
      // A second click while one is running is that one.
      if (scanning !== null) return fail('NOT_READY');
      const abort = new AbortController();
      scanning = abort;
      try {
        return await scanFolder(path, {
          limits: limits(),
          wasTaken: (hash) => tray.wasScanned(hash),
          take(bytes, name, hash) {
            const put = files.put(bytes, name);
            if (!put.ok) return put;
            const added = kept(() => {
              tray.add(context.newId(), put.value.file, 'scan', context.now());
              tray.markScanned(hash, context.now());
            });
            return added.ok ? put : added;
          },
          onProgress: (done, total) => emit({ type: 'scan', done, total }),
          breathe: () => context.breathe(),
          signal: AbortSignal.any([abort.signal, context.ended]),
        });
      } finally {
        scanning = null;
        emit({ type: 'tray' });
      }
    },
    'evidence.scan.cancel': () => {
      scanning?.abort();
      return ok({ cancelled: scanning !== null });
    },
  };
}
