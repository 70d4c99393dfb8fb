import type { IsoDate } from '../../../app/model/calendar.ts';
import { daysBetween } from '../../../app/model/calendar.ts';
import { kindInName } from '../../../app/evidence/fileName.ts';
import type { EvidenceKind, EvidenceSender, EvidenceWay } from '../../../app/model/rows/evidence.ts';
import type { DraftForm } from '../../app/draftStore.ts';
import { dateProblem, type DateValue } from '../../parts/dateDraft.ts';
import { moneyProblem, type MoneyValue } from '../../parts/moneyDraft.ts';
import { isKind, isSender, isWay, showsWeekly } from '../evidenceKinds.ts';
import type { Place, TrayItem } from './places.ts';

/** No work item yet: the proof stands under Documents and in the evidence inbox. */
export const LOOSE = 'loose';
/** What is typed about files that belong together. Null: not chosen by hand, so what Casebench guesses stands. Kept as typed. */
export type AttachDraft = Readonly<{
  trayIds: readonly string[];
  kind: EvidenceKind | null;
  from: EvidenceSender | null;
  how: EvidenceWay | null;
  receivedOn: DateValue;
  weekly: MoneyValue;
  /** A work item's id, or `LOOSE`. */
  place: string | null;
}>;
export type AttachProblems = Readonly<{ files?: string; kind?: string; from?: string; on?: string; weekly?: string }>;
type AttachArgs = Readonly<{ kind: EvidenceKind; from: EvidenceSender; how: EvidenceWay; receivedOn: IsoDate; weekly: number | null; taskId: string | null; changeId: null; files: TrayItem['file'][] }>;

const emptyAttach: AttachDraft = { trayIds: [], kind: null, from: null, how: null, receivedOn: null, weekly: null, place: null };
const part = (body: object, name: string): unknown => (name in body ? (body as Readonly<Record<string, unknown>>)[name] : undefined);

function readDraft(body: unknown): AttachDraft | null {
  if (typeof body !== 'object' || body === null) return null;
  const [trayIds, kind, from, how, weekly, place] = ['trayIds', 'kind', 'from', 'how', 'weekly', 'place'].map((name) => part(body, name));
  if (!Array.isArray(trayIds)) return null;
  const on = part(body, 'receivedOn');
  return {
    trayIds: trayIds.filter((id): id is string => typeof id === 'string'),
    kind: isKind(kind) ? kind : null,
    from: isSender(from) ? from : null,
    how: isWay(how) ? how : null,
    receivedOn: typeof on === 'string' || (typeof on === 'object' && on !== null && 'day' in on) ? (on as DateValue) : null,
    weekly: typeof weekly === 'number' || typeof weekly === 'string' ? weekly : null,
    place: typeof place === 'string' ? place : null,
  };
}
export const attachForm: DraftForm<AttachDraft> = {
  empty: emptyAttach,
  read: readDraft,
  // Where it was opened from is nothing typed.
  isEmpty: ({ trayIds, kind, from, how, receivedOn, weekly }) => trayIds.length === 0 && [kind, from, how, receivedOn, weekly].every((each) => each === null),
};

/** A draft with every guess filled in: what a person sees, and what is sent unless they change it. */
export type Filled = Readonly<Omit<AttachDraft, 'how' | 'receivedOn' | 'place'> & { how: EvidenceWay; receivedOn: DateValue; place: string }>;
export function fillIn(draft: AttachDraft, files: readonly TrayItem[], places: readonly Place[], today: IsoDate): Filled {
  const named = files.map(({ file }) => kindInName(file.name)).find((kind) => kind !== null) ?? null;
  // Only what something speaks for is chosen without asking.
  const place = draft.place ?? places.find(({ fits }) => fits)?.taskId ?? LOOSE;
  const asked = places.find(({ taskId }) => taskId === place)?.asked ?? null;
  return {
    trayIds: draft.trayIds,
    kind: draft.kind ?? named ?? asked?.kind ?? null,
    from: draft.from ?? asked?.from ?? null,
    how: draft.how ?? files[0]?.how ?? 'file',
    receivedOn: draft.receivedOn ?? today,
    weekly: draft.weekly,
    place,
  };
}

type Around = Readonly<{ files: readonly TrayItem[]; today: IsoDate; openedOn: IsoDate | null; maxFiles: number }>;
/** What is sent for the form, or what is to be put right, in the order of the form. A figure may be left out. */
export function readAttach(filled: Filled, { files, today, openedOn, maxFiles }: Around): AttachArgs | Readonly<{ problems: AttachProblems }> {
  const { kind, from, how, receivedOn, weekly, place } = filled;
  if (files.length === 0) return { problems: { files: 'Add or tick at least one file' } };
  if (files.length > maxFiles) return { problems: { files: `Tick ${maxFiles} files at most. The rest stay in your tray` } };
  if (kind === null) return { problems: { kind: 'Choose what it is' } };
  if (from === null) return { problems: { from: 'Choose who sent it' } };
  if (typeof receivedOn !== 'string') return { problems: { on: dateProblem(receivedOn) ?? 'Enter the day it came' } };
  if (daysBetween(today, receivedOn) > 0) return { problems: { on: 'The day it came cannot be in the future' } };
  if (openedOn !== null && daysBetween(openedOn, receivedOn) < 0) return { problems: { on: 'The case was not open on that day' } };
  const figure = showsWeekly(kind) ? weekly : null;
  const wrong = moneyProblem(figure);
  if (wrong !== null) return { problems: { weekly: wrong } };
  return { kind, from, how, receivedOn, weekly: typeof figure === 'number' ? figure : null, taskId: place === LOOSE ? null : place, changeId: null, files: files.map(({ file }) => file) };
}
