import type { ReactNode } from 'react';
import { documentName } from '../documentName.ts';
import type { DocumentItem } from '../documents/documentList.ts';
import { RefuseDialog } from '../viewer/RefuseDialog.tsx';
import { useJudging } from '../viewer/useJudging.ts';

/** Lets a loose document go: not accepted, with a reason. It stays on its case and leaves the inbox. */
export function LooseRefuse({ item, onClose }: Readonly<{ item: DocumentItem; onClose: () => void }>): ReactNode {
  const judging = useJudging(item);
  return (
    <RefuseDialog
      item={item}
      name={documentName(item)}
      draft={judging.draft}
      onClose={onClose}
      onJudge={async (args) => {
        const failed = await judging.judge(args);
        if (failed === null) onClose();
        return failed;
      }}
    />
  );
}
