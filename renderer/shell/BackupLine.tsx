import { useState, type ReactNode } from 'react';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { sizeWords } from './sizeWords.ts';
import './popover.css';

type Saved = Readonly<{ phase: 'none' | 'saving' }> | Readonly<{ phase: 'failed'; error: Failure }> | Readonly<{ phase: 'saved'; backup: Output<'store.backup'> }>;

/** Saves a backup of what was recorded here, and says where it went or why it did not. */
export function BackupLine(): ReactNode {
  const { api, announce, wordsFor } = useApp();
  const [saved, setSaved] = useState<Saved>({ phase: 'none' });
  const save = async (): Promise<void> => {
    if (saved.phase === 'saving') return;
    setSaved({ phase: 'saving' });
    const done = await api.call('store.backup', {});
    setSaved(done.ok ? { phase: 'saved', backup: done.value } : { phase: 'failed', error: done.error });
    announce(done.ok ? `Backup saved as ${done.value.name}.` : wordsFor(done.error).what);
  };
  return (
    <>
      <ActionButton onPress={() => void save()}>{saved.phase === 'failed' ? 'Try again to save a backup' : 'Save a backup'}</ActionButton>
      {saved.phase === 'saving' && <p>Saving a backup</p>}
      {saved.phase === 'saved' && (
        <p>
          Saved as <span className="cb-break">{saved.backup.name}</span> ({sizeWords(saved.backup.bytes)}).
        </p>
      )}
      {saved.phase === 'failed' && (
        <p className="cb-draft-wrong">
          {wordsFor(saved.error).what} {wordsFor(saved.error).next}
        </p>
      )}
    </>
  );
}
