import { formatDate, isRealDate } from '../model/dates.ts';
import { formatPence } from '../model/money.ts';
import type { PartyRole } from '../model/roles.ts';
import { changeTypes, type ChangeType, type EntryBody, type TaskKind, taskKinds } from '../model/rows/work.ts';
import { changeTitles } from './changeTitles.ts';
import { entryEvents, isEntryEvent } from './entryEvents.ts';
import { evidenceWord } from './evidenceWords.ts';
import { taskKindTitle } from './taskWords.ts';

/** A piece of a timeline sentence. `money` is in pence and can be explained; `strong` names a parent by role. */
export type Segment =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'strong'; text: string }>
  | Readonly<{ kind: 'money'; pence: number; text: string }>;

type Told = Pick<EntryBody, 'event' | 'facts' | 'about'>;
type Fact = string | number;

export const partyWords: Readonly<Record<PartyRole, string>> = { payingParent: 'paying parent', receivingParent: 'receiving parent' };

const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  method: {
    directDebit: 'Direct Debit',
    deductionFromEarnings: 'Deduction from earnings',
    deductionFromBenefit: 'Deduction from benefit',
    standingOrder: 'Standing order',
    card: 'Card payment',
  },
  channel: { phone: 'by phone', online: 'online', letter: 'by letter' },
  sent: { sms: 'Text', email: 'Email', letter: 'Letter' },
  again: { sms: 'by text', email: 'by email', letter: 'by letter', phone: 'by phone', online: 'online', feed: 'by feed' },
  answer: { given: 'sent what we asked for', agree: 'agrees', disagree: 'does not agree', started: 'it started', stopped: 'it stopped', matches: 'it matches', differs: 'it does not match', nothing: 'nothing to say' },
  outcome: { answered: 'answered', noAnswer: 'no answer', engaged: 'line busy', notInUse: 'number not in use', notSafe: 'not safe to talk' },
  priority: { '0': 'ordinary', '1': 'raised', '2': 'urgent' },
  who: {
    ...partyWords,
    employer: 'the employer',
    hmrc: 'HMRC',
    dwp: 'DWP',
    childBenefit: 'Child Benefit',
    bank: 'the bank',
    court: 'the court',
    school: 'the school',
    socialServices: 'social services',
    representative: 'the representative',
    newCarer: 'the new carer',
    us: 'us',
    other: 'somebody else',
  },
  reason: { initial: 'First decision', annualReview: 'Annual review', change: 'Change decided', revision: 'Decision revised', appeal: 'Appeal decided' },
  service: { collectAndPay: 'Collect and Pay', directPay: 'Direct Pay' },
  safety: {
    noVoicemail: 'leave no voicemail',
    noTexts: 'send no texts',
    noCalls: 'do not ring',
    safeHoursOnly: 'ring at safe hours only',
    abuseDisclosed: 'abuse disclosed',
    suppression: 'details kept apart',
    specialistTeam: 'specialist team',
  },
};
const isTaskKind = (value: Fact): value is TaskKind => (taskKinds as readonly Fact[]).includes(value);
const isChange = (value: Fact): value is ChangeType => (changeTypes as readonly Fact[]).includes(value);

function render(value: Fact, kind: string): readonly Segment[] {
  const text = (said: string): readonly Segment[] => [{ kind: 'text', text: said }];
  if (kind === 'money' || kind === 'week') {
    if (typeof value !== 'number') return text(value);
    const money: Segment = { kind: 'money', pence: value, text: formatPence(value) };
    return kind === 'week' ? [money, { kind: 'text', text: ' a week' }] : [money];
  }
  if (kind === 'date') return text(typeof value === 'string' && isRealDate(value) ? formatDate(value) : String(value));
  if (kind === 'change') return text(isChange(value) ? changeTitles[value].title : 'Change');
  if (kind === 'task') return text(isTaskKind(value) ? taskKindTitle(value) : 'Item');
  if (kind === 'proof') return text(evidenceWord(String(value)));
  const known = codes[kind];
  return text(known !== undefined && Object.hasOwn(known, value) ? (known[value] ?? '') : String(value));
}

const hole = /\{(\w+)(?::(\w+))?\}/g;

/** Fills the holes of one part; null when a fact is missing. */
function fill(part: string, told: Told): readonly Segment[] | null {
  const out: Segment[] = [];
  let from = 0;
  for (const match of part.matchAll(hole)) {
    if (match.index > from) out.push({ kind: 'text', text: part.slice(from, match.index) });
    from = match.index + match[0].length;
    const [, name = '', kind = 'text'] = match;
    if (name === 'about') {
      if (told.about === null) return null;
      out.push({ kind: 'strong', text: partyWords[told.about] });
      continue;
    }
    const value = told.facts[name] ?? null;
    if (value === null || value === '') return null;
    out.push(...render(value, kind));
  }
  if (from < part.length) out.push({ kind: 'text', text: part.slice(from) });
  return out;
}

/** Joins neighbours of plain text, lets a question keep its own mark, and starts the sentence with a capital. */
function tidy(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  for (const segment of segments) {
    const last = out.at(-1);
    if (segment.kind === 'text' && last?.kind === 'text') out[out.length - 1] = { kind: 'text', text: (last.text + segment.text).replace(/([.?!])\. /g, '$1 ') };
    else out.push(segment);
  }
  const first = out[0];
  if (first !== undefined && first.kind !== 'money') out[0] = { kind: first.kind, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) };
  return out;
}

/**
 * One line of a case's story in plain words, as pieces a screen can mark up.
 * Never throws: an event that this version does not know, or one whose facts are incomplete, still reads as a sentence.
 */
export function entryWords(entry: Told): readonly Segment[] {
  if (!isEntryEvent(entry.event)) return [{ kind: 'text', text: 'Something was recorded that this version cannot show' }];
  const out: Segment[] = [];
  for (const part of entryEvents[entry.event].words.split(/(\[[^\]]*\])/)) {
    if (part === '') continue;
    const optional = part.startsWith('[');
    const filled = fill(optional ? part.slice(1, -1) : part, entry);
    if (filled !== null) out.push(...filled);
    else if (!optional) out.push(...withoutFacts(part, entry));
  }
  return tidy(out);
}
/** The words that need no fact: what is left of a sentence whose facts are missing. */
function withoutFacts(part: string, told: Told): readonly Segment[] {
  const about = told.about === null ? 'a parent' : partyWords[told.about];
  const said = part.replace(hole, (_whole, name: string) => (name === 'about' ? about : 'not recorded'));
  return [{ kind: 'text', text: said }];
}

/** The same sentence as plain text: for search, copying and screen readers. */
export const entryText = (entry: Told): string => entryWords(entry).map((segment) => segment.text).join('');

