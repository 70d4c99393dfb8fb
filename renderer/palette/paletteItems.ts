import type { Output } from '../../app/contract/index.ts';
import { caseSections, paneOf, type CasePlace, type CaseSection, type Place } from '../app/navigation.ts';
import { classWords } from '../case/changes/offerGroups.ts';
import type { Party } from '../parts/PartyTile.tsx';
import { fits, wordsOf } from './matchParts.ts';

export type Hit = Output<'search.find'>['hits'][number];
export type OpenCaseView = Output<'case.open'>;
type Offered = Output<'change.offered'>['types'];
type Suggested = Output<'instruction.suggest'>['items'];

/** What choosing a line does. */
export type PaletteDoes =
  | Readonly<{ do: 'openCase'; caseId: string; reference: string; at?: CasePlace }>
  | Readonly<{ do: 'place'; place: Place }>
  | Readonly<{ do: 'note' | 'promise'; caseId: string; clusterId: string }>
  | Readonly<{ do: 'start'; caseId: string; clusterId: string; reference: string; instructionId: string }>
  | Readonly<{ do: 'brief' | 'addDocument'; caseId: string; reference: string }>
  | Readonly<{ do: 'undo' | 'keys' }>;
export type PaletteKind = 'case' | 'person' | 'note' | 'change' | 'message' | 'promise' | 'instruction' | 'place' | 'section' | 'undo' | 'keys';
export type PaletteItem = Readonly<{
  id: string;
  kind: PaletteKind;
  title: string;
  /** More words that find it, besides its title. */
  find?: string;
  party?: Party;
  /** Why it is there, at the right. */
  aside: string;
  keys?: string;
  /** Why it cannot be done now. It stays to be read. */
  reason?: string;
  does: PaletteDoes;
}>;
type PaletteGroup = Readonly<{ title: string; items: readonly PaletteItem[] }>;

export type PaletteSight = Readonly<{
  text: string;
  hits: readonly Hit[];
  /** The case that is open, once it has been read. */
  open: Readonly<{ view: OpenCaseView; offered: Offered; suggested: Suggested }> | null;
  tabs: readonly Readonly<{ caseId: string; reference: string }>[];
  drafts: readonly Readonly<{ caseId: string | null; title: string }>[];
  /** Why nothing can be saved now, or null. */
  readOnly: string | null;
  /** What Undo would take back, or null. */
  undo: string | null;
}>;

const placeWords: Readonly<Record<Place, string>> = { today: 'Today', queue: 'Queue', cases: 'Cases', outbox: 'Outbox', promises: 'Promises', evidence: 'Evidence inbox' };
const sectionWords: Readonly<Record<CaseSection, string>> = { summary: 'Summary', timeline: 'Timeline', money: 'Money', people: 'People', documents: 'Documents', changes: 'Changes', messages: 'Messages' };
const partyOf = (role: Hit['role']): Party | null => (role === null ? null : role === 'payingParent' ? 'paying' : 'receiving');
const partyWords = { receivingParent: 'receiving parent', payingParent: 'paying parent' } as const;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
/** With nothing typed the list stays short. */
const FEW = 4;

function hitItem(hit: Hit, index: number, { tabs, drafts }: PaletteSight): PaletteItem {
  const { caseId, reference, title, detail } = hit;
  const party = partyOf(hit.role);
  const draft = drafts.find((one) => one.caseId === caseId);
  const state = [tabs.some((tab) => tab.caseId === caseId) ? 'open now' : '', draft === undefined ? '' : `${draft.title} in draft`].filter((words) => words !== '');
  return {
    id: `hit-${index}`, kind: hit.what, title, aside: state.length > 0 && hit.what === 'case' ? state.join(', ') : detail, ...(party === null ? {} : { party }),
    does: { do: 'openCase', caseId, reference, ...(hit.what === 'note' ? { at: { section: 'timeline' as const } } : {}) },
  };
}

function caseActions({ open, readOnly }: PaletteSight): readonly PaletteItem[] {
  if (open === null) return [];
  const { view, offered } = open;
  const { caseId, clusterId, reference } = view;
  const reason = readOnly ?? (view.readOnly ? 'You may read this case, not change it' : null);
  const blocked = reason === null ? {} : { reason };
  const runs = view.runs
    .filter(({ state }) => state === 'open' || state === 'paused')
    .map(({ runId, title }): PaletteItem => ({ id: `run-${runId}`, kind: 'instruction', title: `Carry on with: ${title}`, aside: 'started', does: { do: 'openCase', caseId, reference, at: { pane: paneOf('instruction', runId) } } }));
  const changes = offered.flatMap(({ type, title, intro, words, subjects, class: kind, open: unfinished, off }) =>
    subjects.map((subject): PaletteItem => {
      const task = view.tasks.find((one) => one.changeType === type && one.subject === subject && one.state === 'open');
      return {
        id: `change-${type}-${subject}`, kind: 'change', title: `Change: ${title}, ${partyWords[subject]}`, find: [title, ...words, intro].join(' '),
        aside: unfinished > 0 ? `${unfinished} unfinished` : task === undefined ? lowerFirst(classWords(kind)) : 'fits the open work item', ...blocked, ...(off === null ? {} : { reason: off }),
        does: { do: 'openCase', caseId, reference, at: { section: 'changes', item: `${type}:${subject}:${task?.taskId ?? '-'}` } },
      };
    }),
  );
  return [
    ...runs,
    { id: 'note', kind: 'note', title: 'Add a note', aside: '', keys: 'N', ...blocked, does: { do: 'note', caseId, clusterId } },
    { id: 'promise', kind: 'promise', title: 'Make a promise', aside: '', ...blocked, does: { do: 'promise', caseId, clusterId } },
    { id: 'brief', kind: 'promise', title: 'Before you ring', find: 'before you ring call brief phone', aside: 'notes, work and safe contact', keys: 'R', does: { do: 'brief', caseId, reference } },
    { id: 'document', kind: 'section', title: 'Add a document', find: 'add a document file evidence proof payslip letter attach upload', aside: '', keys: 'D', ...blocked, does: { do: 'addDocument', caseId, reference } },
    { id: 'again', kind: 'change', title: 'Ask to look at a decision again', find: 'ask to look at a decision again challenge reconsideration appeal', aside: '', ...blocked, does: { do: 'openCase', caseId, reference, at: { pane: paneOf('again', 'any') } } },
    { id: 'message', kind: 'message', title: 'Write a message', aside: '', keys: 'E', ...blocked, does: { do: 'openCase', caseId, reference, at: { section: 'messages' } } },
    ...changes,
  ];
}

function instructions({ open, readOnly }: PaletteSight): readonly PaletteItem[] {
  if (open === null) return [];
  const { caseId, clusterId, reference, readOnly: reader } = open.view;
  const reason = readOnly ?? (reader ? 'You may read this case, not change it' : null);
  return open.suggested.map(({ instructionId, title, minutes, because, runId }) => ({
    id: `instruction-${instructionId}`, kind: 'instruction' as const, title, aside: [because, `about ${minutes} minutes`].filter((words) => words !== '').join(', '),
    ...(reason === null || runId !== null ? {} : { reason }),
    does: runId === null ? { do: 'start' as const, caseId, clusterId, reference, instructionId } : { do: 'openCase' as const, caseId, reference, at: { pane: paneOf('instruction', runId) } },
  }));
}

function goTo({ open, undo }: PaletteSight): readonly PaletteItem[] {
  const places = (Object.keys(placeWords) as Place[]).map((place): PaletteItem => ({ id: `place-${place}`, kind: 'place', title: placeWords[place], aside: '', does: { do: 'place', place } }));
  const sections =
    open === null
      ? []
      : caseSections.map((section): PaletteItem => ({
          id: `section-${section}`, kind: 'section', title: `${sectionWords[section]} of ${open.view.reference}`, aside: '',
          does: { do: 'openCase', caseId: open.view.caseId, reference: open.view.reference, at: { section } },
        }));
  return [
    ...(undo === null ? [] : [{ id: 'undo', kind: 'undo' as const, title: 'Undo the last change to the queue', aside: undo, keys: 'Ctrl+Z', does: { do: 'undo' as const } }]),
    ...places,
    ...sections,
    { id: 'keys', kind: 'keys', title: 'All keys', aside: '', keys: 'Ctrl+/', does: { do: 'keys' } },
  ];
}

/** Everything the search box offers for what is typed, group by group; empty groups are left out. */
export function paletteGroups(sight: PaletteSight): readonly PaletteGroup[] {
  const words = wordsOf(sight.text);
  const own = (items: readonly PaletteItem[], few = items.length): readonly PaletteItem[] => (words.length === 0 ? items.slice(0, few) : items.filter(({ title, find }) => fits(find === undefined ? title : `${title} ${find}`, words)));
  const hits = sight.hits.map((hit, index) => hitItem(hit, index, sight));
  const found = new Set(sight.hits.map(({ caseId }) => caseId));
  const tabs = sight.tabs
    .filter(({ caseId, reference }) => (words.length === 0 ? caseId !== sight.open?.view.caseId : !found.has(caseId) && words.every((word) => reference.includes(word))))
    .map(({ caseId, reference }): PaletteItem => ({ id: `tab-${caseId}`, kind: 'case', title: reference, aside: 'open now', does: { do: 'openCase', caseId, reference } }));
  return [
    { title: 'Cases', items: hits.filter(({ kind }) => kind === 'case') },
    { title: 'People', items: hits.filter(({ kind }) => kind === 'person') },
    { title: sight.open === null ? '' : `Do this on ${sight.open.view.reference}`, items: own(caseActions(sight), FEW) },
    { title: 'Instructions', items: instructions(sight).slice(0, words.length === 0 ? FEW : undefined) },
    { title: 'Open cases', items: tabs },
    { title: 'Go to', items: own(goTo(sight), places(sight)) },
    { title: 'Notes', items: hits.filter(({ kind }) => kind === 'note') },
  ].filter(({ items }) => items.length > 0);
}
/** With nothing typed: undo when there is any, and the places. */
const places = ({ undo }: PaletteSight): number => Object.keys(placeWords).length + (undo === null ? 0 : 1);

/** `9 results`, `1 result`, `Nothing fits`. */
export const resultWords = (count: number): string => (count === 0 ? 'Nothing fits' : `${count} ${count === 1 ? 'result' : 'results'}`);
