import { dayName, formatDayMonth, type IsoDate } from '../../app/model/calendar.ts';
import { type FilterPart, fridayFrom } from '../../app/work/queueFilter.ts';
import { listWords } from '../words/countWords.ts';
import type { QueueFilter, QueueGroup } from './queueTypes.ts';

type WorkType = QueueFilter['types'][number];

export const whoseWords: Readonly<Record<QueueFilter['whose'], string>> = {
  mine: 'My work',
  team: "Team's work",
  unassigned: 'Unassigned work',
  all: 'All work I may see',
};
export const whoseChoices: readonly Readonly<{ value: QueueFilter['whose']; label: string }>[] = [
  { value: 'mine', label: 'Mine' },
  { value: 'team', label: "Team's" },
  { value: 'unassigned', label: 'Unassigned' },
  { value: 'all', label: 'All I may see' },
];

export const typeWords: Readonly<Record<WorkType, string>> = {
  income: 'income changes',
  address: 'address changes',
  contact: 'phone and email changes',
  otherChanges: 'other changes',
  callbacks: 'callbacks',
  evidence: 'proof received',
  money: 'payment problems',
  other: 'other work',
};
export const workTypes = Object.keys(typeWords) as readonly WorkType[];
const changes: readonly WorkType[] = ['income', 'address', 'contact', 'otherChanges'];

/** `changes and callbacks`: the four kinds of change together are just changes. */
export function typesWords(types: QueueFilter['types']): string {
  const all = changes.every((type) => types.includes(type));
  const rest = workTypes.filter((type) => types.includes(type) && !(all && changes.includes(type)));
  return listWords([...(all ? ['changes'] : []), ...rest.map((type) => typeWords[type])]);
}

export const waitingWords: Readonly<Record<NonNullable<QueueFilter['waiting']>, string>> = {
  onUs: 'waiting on nobody',
  onOthers: 'waiting on others',
  woke: 'with the last answer in',
  decide: 'to decide now',
};

/** `due by Friday 20 November`: a day that is not said by its date alone. */
export function dueFilterWords(due: NonNullable<QueueFilter['due']>, today: IsoDate): string {
  if (due === 'overdue') return 'overdue';
  if (due === 'today') return 'due today';
  if (due === 'week') return 'due in the next 7 days';
  const friday = fridayFrom(today);
  return `due by ${dayName(friday)} ${formatDayMonth(friday)}`;
}

type FilterPhrase = Readonly<{ part: FilterPart; words: string }>;

/** The parts after "My work,": each one phrase that can be taken away. Whose work it is stands before them. */
export function filterPhrases(filter: QueueFilter, today: IsoDate): readonly FilterPhrase[] {
  const phrases: FilterPhrase[] = [];
  if (filter.whose === 'team' && filter.person !== null) phrases.push({ part: 'person', words: `with ${filter.person}` });
  if (filter.due !== null) phrases.push({ part: 'due', words: dueFilterWords(filter.due, today) });
  if (filter.types.length > 0) phrases.push({ part: 'types', words: typesWords(filter.types) });
  if (filter.waiting !== null) phrases.push({ part: 'waiting', words: waitingWords[filter.waiting] });
  if (filter.text !== null && filter.text.trim() !== '') phrases.push({ part: 'text', words: `about "${filter.text.trim()}"` });
  return phrases;
}

/** The whole sentence: `My work, due today, callbacks`. */
export const filterSentence = (filter: QueueFilter, today: IsoDate): string =>
  [whoseWords[filter.whose], ...filterPhrases(filter, today).map((phrase) => phrase.words)].join(', ');

/** A part of the filter by its own words, for the empty state. */
export const partWords = (part: FilterPart, filter: QueueFilter, today: IsoDate): string =>
  part === 'whose' ? whoseWords[filter.whose] : (filterPhrases(filter, today).find((phrase) => phrase.part === part)?.words ?? '');

/** What is not there: `No callbacks due today`. */
export function nothingWords(filter: QueueFilter, today: IsoDate): string {
  const what = filter.types.length > 0 ? typesWords(filter.types) : 'work';
  return ['No', what, ...filterPhrases(filter, today).flatMap(({ part, words }) => (part === 'types' ? [] : [words]))].join(' ');
}

export const groupChoices: readonly Readonly<{ value: QueueGroup; label: string }>[] = [
  { value: 'due', label: 'when due' },
  { value: 'waiting', label: 'next event' },
  { value: 'type', label: 'work type' },
  { value: 'person', label: 'person' },
];
