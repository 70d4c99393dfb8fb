import type { EvidenceSettings } from '../../../app/evidence/evidenceSettings.ts';
import type { CoreEvent } from '../../../app/contract/index.ts';
import type { EvidenceStore } from '../../evidence/evidenceStore.ts';
import type { Db } from '../../store/openDatabase.ts';
import type { Tray } from '../../store/outbox/tray.ts';
import type { WorkContext } from './workContext.ts';

/** What handlers about proof need besides the case's rows. */
export type EvidenceContext = WorkContext &
  Readonly<{
    /** The cache, for the read model of proof. */
    db: Db;
    files: EvidenceStore;
    tray: Tray;
    settings: EvidenceSettings;
    newId: () => string;
    emit: (event: CoreEvent) => void;
    readOnly: () => 'STORE_READ_ONLY' | 'STORE_FULL' | null;
    /** Bytes of a practice paper by its hash; null for any other, and outside practice. */
    practiceBytes: (hash: string) => Uint8Array | null;
    /** Lets calls from windows have a turn between the files of a long reading. */
    breathe: () => Promise<void>;
    /** Aborted when the person signs out. */
    ended: AbortSignal;
  }>;
