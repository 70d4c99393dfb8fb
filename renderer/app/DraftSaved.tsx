import { mdiLaptop } from '@mdi/js';
import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { whenWords } from '../words/timeWords.ts';
import { useApp, useToday } from './AppContext.tsx';
import type { Kept } from './draftStore.ts';
import './draftSaved.css';

/** Whether what is typed is kept: `Saved on this laptop 9:43am`, or why not. `idle` stands there while nothing is typed. */
export function DraftSaved({ savedAt, saving, error, idle }: Kept & Readonly<{ idle?: string }>): ReactNode {
  const { wordsFor } = useApp();
  const today = useToday();
  const wrong = error === null ? undefined : `Not saved on this laptop. ${wordsFor(error).what}`;
  useAnnounced(wrong);
  if (wrong !== undefined) return <span className="cb-draft-saved cb-draft-wrong">{wrong}</span>;
  const words = saving ? 'Saving on this laptop' : savedAt === null ? idle : `Saved on this laptop ${whenWords(savedAt, today)}`;
  if (words === undefined) return null;
  return (
    <span className="cb-draft-saved">
      <Icon path={mdiLaptop} size={14} />
      {words}
    </span>
  );
}
