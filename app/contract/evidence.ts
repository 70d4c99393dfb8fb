import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { EvidenceFile, EvidenceFileType, EvidenceKind, EvidenceSender, EvidenceWay, FileHash, FileName } from '../model/rows/evidence.ts';
import { method } from './method.ts';
import { Tag } from './shapes.ts';

export { EvidenceFile } from '../model/rows/evidence.ts';

/** Bytes of one piece of an upload. As base64 in JSON it stays well under the 4 MB that a host carries. */
export const UPLOAD_CHUNK_BYTES = 512 * 1024;
const CHUNK_BASE64 = Math.ceil(UPLOAD_CHUNK_BYTES / 3) * 4;
const MOST_CHUNKS = 128;

/** A work item that a piece of proof seems to belong to, and why. Staff words: no name of a parent is in them. */
export const EvidenceProposal = z.strictObject({ taskId: Id, changeId: Id.nullable(), title: z.string().max(120), because: z.string().max(200) });
export type EvidenceProposal = z.output<typeof EvidenceProposal>;

export const EvidenceItem = z.strictObject({
  evidenceId: Id,
  clusterId: Id,
  caseId: Id,
  reference: z.string().max(16),
  taskId: Id.nullable(),
  changeId: Id.nullable(),
  kind: EvidenceKind,
  from: EvidenceSender,
  receivedOn: IsoDate,
  how: EvidenceWay,
  state: z.enum(['received', 'accepted', 'refused']),
  files: z.array(EvidenceFile).max(7),
  /** A weekly figure in pence, where the proof shows one. */
  weekly: Pence.nullable(),
  /** What the report it belongs to claims, for the side-by-side. Only what its own reporter said. */
  claim: z.strictObject({ title: z.string().max(120), lines: z.array(z.strictObject({ label: z.string().max(120), value: z.string().max(240) })).max(30) }).nullable(),
  judged: z.strictObject({ on: IsoDate, by: z.string().max(32), reason: z.string().max(40).nullable(), words: z.string().max(400).nullable() }).nullable(),
  /** Only while it hangs on no work item. */
  proposed: EvidenceProposal.nullable(),
  /** Goes back in `saw` under `evidence/<id>`. */
  tag: Tag,
});
export type EvidenceItem = z.output<typeof EvidenceItem>;

/** Something asked for, as the Documents section and the tray show it. */
export const EvidenceAsked = z.strictObject({
  requestId: Id,
  to: z.string().max(20),
  what: z.string().max(40),
  dueOn: IsoDate,
  state: z.enum(['waiting', 'answered', 'late', 'lapsed', 'cancelled']),
  taskId: Id.nullable(),
  changeId: Id.nullable(),
});
export type EvidenceAsked = z.output<typeof EvidenceAsked>;

const TrayProposal = z.strictObject({
  caseId: Id, clusterId: Id, reference: z.string().max(16), taskId: Id.nullable(), changeId: Id.nullable(), title: z.string().max(120), because: z.string().max(200),
});
/** A file that is here and belongs to no case yet. */
export const TrayItem = z.strictObject({ trayId: Id, file: EvidenceFile, arrivedAt: Instant, how: EvidenceWay, proposals: z.array(TrayProposal).max(8) });
export type TrayItem = z.output<typeof TrayItem>;

const UploadId = z.string().min(8).max(64).regex(/^[A-Za-z0-9-]+$/);
const None = z.strictObject({});

export const evidenceMethods = {
  /** What may be uploaded today, for a screen to say before anybody tries. */
  'evidence.limits': method('read', None, z.strictObject({ maxBytes: z.int(), maxFiles: z.int(), types: z.array(EvidenceFileType).max(5), chunkBytes: z.int() })),

  /** Refuses what can be known before a byte travels: FILE_EMPTY, FILE_TOO_BIG, FILES_TOO_MANY. */
  'evidence.upload.begin': method('write', z.strictObject({ name: FileName, bytes: z.int().min(0).max(2_000_000_000) }), z.strictObject({ uploadId: UploadId, chunkBytes: z.int() })),
  /** Pieces in order from 0, each of `chunkBytes` but the last. `received` counts bytes. UPLOAD_GONE: begin again. */
  'evidence.upload.chunk': method(
    'write',
    z.strictObject({ uploadId: UploadId, index: z.int().min(0).max(MOST_CHUNKS), base64: z.string().min(4).max(CHUNK_BASE64).regex(/^[A-Za-z0-9+/]+={0,2}$/) }),
    z.strictObject({ received: z.int() }),
  ),
  /** Looks at the content and keeps it. Refuses FILE_TYPE_REFUSED, FILE_LIES, FILE_LOCKED, FILE_BROKEN; then nothing is kept. */
  'evidence.upload.finish': method('write', z.strictObject({ uploadId: UploadId }), z.strictObject({ file: EvidenceFile })),
  'evidence.upload.cancel': method('write', z.strictObject({ uploadId: UploadId }), z.strictObject({ cancelled: z.boolean() })),

  /** Part of a kept file. FILE_NOT_HELD: its bytes are not on this laptop. FILE_DAMAGED: this one file cannot be read. */
  'evidence.bytes': method(
    'read',
    z.strictObject({ hash: FileHash, offset: z.int().min(0).max(2_000_000_000), length: z.int().min(1).max(UPLOAD_CHUNK_BYTES) }),
    z.strictObject({ base64: z.string().max(CHUNK_BASE64), total: z.int() }),
  ),

  /** Files that came in and belong to no case yet, newest first. This person's own; they survive a restart. */
  'evidence.tray': method('read', None, z.strictObject({ items: z.array(TrayItem).max(200), total: z.int() })),
  /** Puts a kept file (from `upload.finish`) into the tray. The same file twice is one item. */
  'evidence.tray.add': method('write', z.strictObject({ hash: FileHash, name: FileName, how: EvidenceWay }), z.strictObject({ trayId: Id })),
  /** Takes an item out: attached to a case, or not wanted. */
  'evidence.tray.discard': method('write', z.strictObject({ trayId: Id, reason: z.enum(['attached', 'notOurs', 'duplicate', 'unreadable', 'other']) }), z.strictObject({ discarded: z.boolean() })),

  /** Proof on the cases of my teams that hangs on no work item, oldest first. */
  'evidence.inbox': method(
    'read',
    None,
    z.strictObject({
      rows: z.array(z.strictObject({ item: EvidenceItem, proposals: z.array(EvidenceProposal).max(5) })).max(200),
      counts: z.strictObject({ total: z.int(), withProposal: z.int(), withoutProposal: z.int(), oldestOn: IsoDate.nullable(), overWeekOld: z.int() }),
    }),
  ),
  /** Everything received and everything asked for on one case, newest first. */
  'evidence.list': method('read', z.strictObject({ caseId: Id }), z.strictObject({ items: z.array(EvidenceItem).max(400), asked: z.array(EvidenceAsked).max(100) })),
  /** Reasons for which this piece may be refused, those of its change type first. `customer` is what the parent would read. */
  'evidence.refusals': method(
    'read',
    z.strictObject({ caseId: Id, evidenceId: Id }),
    z.strictObject({ reasons: z.array(z.strictObject({ code: z.string().max(40), staff: z.string().max(120), customer: z.string().max(400), suggested: z.boolean() })).max(30), canAskAgain: z.boolean() }),
  ),

  /** The folder that a scanner writes into. `problem` when it is set and cannot be used now. */
  'evidence.scanFolder': method('read', None, z.strictObject({ path: z.string().max(1_000).nullable(), problem: z.enum(['gone', 'notAFolder', 'noAccess']).nullable() })),
  /** An absolute path of a folder that is there; null forgets it. Refuses FOLDER_UNUSABLE. */
  'evidence.scanFolder.set': method('write', z.strictObject({ path: z.string().min(1).max(1_000).nullable() }), z.strictObject({ path: z.string().max(1_000).nullable() })),
  /** Takes new files of the folder into the tray. Originals are never moved or deleted; a file once taken is not taken again. Events: `scan`. */
  'evidence.scan': method(
    'write',
    None,
    z.strictObject({ found: z.int(), taken: z.int(), known: z.int(), stopped: z.boolean(), refused: z.array(z.strictObject({ name: FileName, code: z.string().max(40) })).max(200) }),
  ),
  'evidence.scan.cancel': method('write', None, z.strictObject({ cancelled: z.boolean() })),
} as const;
