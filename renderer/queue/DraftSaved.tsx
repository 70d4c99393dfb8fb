import type { ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { timeWords } from '../words/timeWords.ts';

/** `Saved on this laptop 9:43am`, or why what is typed is not saved yet. Nothing before there is anything to say. */
export function DraftSaved({ savedAt, error }: Readonly<{ savedAt: string | null; error: Failure | null }>): ReactNode {
  const { wordsFor } = useApp();
  if (error !== null) return <span className="cb-queue-saved cb-queue-saved-not">{wordsFor(error).what} It stays here while this is open.</span>;
  return savedAt === null ? null : <span className="cb-queue-saved">Saved on this laptop {timeWords(savedAt)}</span>;
}
