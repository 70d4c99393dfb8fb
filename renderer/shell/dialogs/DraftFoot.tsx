import { mdiLaptop } from '@mdi/js';
import type { ReactNode } from 'react';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { timeWords } from '../../words/timeWords.ts';
import './dialogs.css';

/** Whether what is typed is kept: `Saved on this laptop 9:43am`, or why not. */
export function DraftFoot({ savedAt, error }: Readonly<{ savedAt: string | null; error: Failure | null }>): ReactNode {
  const { wordsFor } = useApp();
  if (error !== null) return <span className="cb-draft-foot cb-draft-wrong">Not saved: {wordsFor(error).what}</span>;
  if (savedAt === null) return null;
  return (
    <span className="cb-draft-foot">
      <Icon path={mdiLaptop} size={14} />
      Saved on this laptop {timeWords(savedAt)}
    </span>
  );
}
