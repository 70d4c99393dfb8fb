import { useState } from 'react';
import type { Failure } from '../../../app/result.ts';
import { theSender } from '../../../app/work/evidenceWords.ts';
import { useApp } from '../../app/AppContext.tsx';
import { createDraftStore, type DraftStore } from '../../app/draftStore.ts';
import { useLoadedDraft } from '../../app/useDraft.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { waitsNow } from '../attach/places.ts';
import { documentName } from '../documentName.ts';
import type { DocumentItem } from '../documents/documentList.ts';
import { judgeForm, type JudgeDraft, type readAccept } from './judgeForm.ts';

export type JudgeArgs = Exclude<ReturnType<typeof readAccept>, Readonly<{ problem: string }>>;
/** Judges; null when it is done, else why not. */
export type JudgeAct = (args: JudgeArgs) => Promise<Failure | null>;
/** What the last judgement did, and what its work item waits for now. */
type Judged = Readonly<{ what: string; waits: string | undefined }>;
export type Judging = Readonly<{ draft: DraftStore<JudgeDraft>; judge: JudgeAct; done: Judged | null }>;

const doneWords = ({ state, weekly, askAgain }: JudgeArgs, { from }: DocumentItem): string =>
  state === 'accepted' ? `Accepted${weekly === null ? '' : `: ${weeklyWords(weekly)}`}.` : askAgain ? `Not accepted. Asked ${theSender(from)} again.` : 'Not accepted.';

/** Judging one document: what is typed meanwhile is kept, and what came of it is said. */
export function useJudging(item: DocumentItem): Judging {
  const { api, act, announce } = useApp();
  const { evidenceId, caseId, clusterId, taskId, tag } = item;
  const [draft] = useState(() => createDraftStore(api, { key: `evidence:${caseId}:judge-${evidenceId}`, caseId, title: `Judging: ${documentName(item)}`.slice(0, 80) }, judgeForm));
  const [done, setDone] = useState<Judged | null>(null);
  useLoadedDraft(draft);
  return {
    draft,
    done,
    async judge(args) {
      await draft.getState().flush();
      const what = doneWords(args, item);
      const acted = await act('evidence.judge', clusterId, { evidenceId, ...args }, { saw: { [`evidence/${evidenceId}`]: tag }, words: `${documentName(item)} ${args.state === 'accepted' ? 'accepted' : 'not accepted'}` });
      if (!acted.ok) return acted.error;
      await draft.getState().discard();
      const now = await api.call('evidence.list', { caseId });
      const waits = now.ok ? waitsNow(now.value.asked, taskId) : undefined;
      setDone({ what, waits });
      announce(waits === undefined ? what : `${what} ${waits}`);
      return null;
    },
  };
}
