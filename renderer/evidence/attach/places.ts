import type { Output } from '../../../app/contract/index.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import type { EvidenceKind, EvidenceSender } from '../../../app/model/rows/evidence.ts';
import { evidenceWord, theSender } from '../../../app/work/evidenceWords.ts';
import { taskTitle } from '../../../app/work/taskWords.ts';
import { isKind, isSender } from '../evidenceKinds.ts';

export type TrayItem = Output<'evidence.tray'>['items'][number];
export type Asked = Output<'evidence.list'>['asked'][number];
type Task = Output<'case.open'>['tasks'][number];
/** A work item that files may be put with. `fits`: something speaks for it, said in `because`. `asked`: what it waits for from whom. */
export type Place = Readonly<{ taskId: string; title: string; because: string; fits: boolean; asked: Readonly<{ from: EvidenceSender; kind: EvidenceKind | null }> | null }>;

export const isOpen = ({ state }: Pick<Asked, 'state'>): boolean => state === 'waiting' || state === 'late';
/** Who was asked, in the middle of a sentence: `the paying parent`, `HMRC`, `us`. */
export const askedWord = (to: string): string => theSender(to === 'us' || isSender(to) ? to : 'other');
const waitWords = ({ to, what, dueOn }: Asked): string => `Asked ${askedWord(to)}: ${evidenceWord(what)}, due ${formatDate(dueOn)}`;

/**
 * The open items of a case for files of the tray, best first: what a file's name speaks of, what waits for such a kind
 * from such a sender, what waits at all, then the rest.
 */
export function placesHere(
  about: Readonly<{ caseId: string; kind: EvidenceKind | null; from: EvidenceSender | null; files: readonly TrayItem[] }>,
  tasks: readonly Pick<Task, 'taskId' | 'kind' | 'changeType' | 'tries' | 'state' | 'dueOn'>[],
  asked: readonly Asked[],
): readonly Place[] {
  const proposed = about.files.flatMap(({ proposals }) => proposals).filter(({ caseId, taskId }) => caseId === about.caseId && taskId !== null);
  const ranked = tasks
    .filter(({ state }) => state === 'open')
    .map((task) => {
      const waits = asked.filter((one) => one.taskId === task.taskId && isOpen(one)).toSorted((a, b) => fits(b) - fits(a));
      const named = proposed.find(({ taskId }) => taskId === task.taskId);
      const best = waits[0];
      const score = (best === undefined ? 0 : 1 + fits(best)) + (named === undefined ? 0 : 2);
      const place: Place = {
        taskId: task.taskId,
        title: taskTitle(task),
        fits: score > 0,
        because: best !== undefined ? waitWords(best) : (named?.because ?? 'Open on this case. It waits for nothing now'),
        asked: best === undefined || !isSender(best.to) ? null : { from: best.to, kind: isKind(best.what) ? best.what : null },
      };
      // Proof is more often for a change than for a call.
      return { score: score + (task.kind === 'change' ? 0.5 : 0), dueOn: task.dueOn, place };
    });
  function fits({ to, what }: Asked): number {
    return (about.from === to ? 4 : 0) + (about.kind === what ? 4 : 0);
  }
  return ranked.toSorted((a, b) => b.score - a.score || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)).map(({ place }) => place);
}

/** `HMRC still to answer; the item wakes then.` What a work item waits for after something came in or was judged. */
export function waitsNow(asked: readonly Asked[], taskId: string | null): string {
  if (taskId === null) return 'It hangs on no work item yet.';
  const names = [...new Set(asked.filter((one) => one.taskId === taskId && isOpen(one)).map(({ to }) => askedWord(to)))];
  if (names.length === 0) return 'Nothing else is asked for. The item can go on now.';
  const last = names.at(-1) ?? '';
  const listed = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${listed.charAt(0).toUpperCase()}${listed.slice(1)} still to answer; the item wakes then.`;
}
