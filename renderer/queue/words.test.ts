import { describe, expect, it } from 'vitest';
import { filterSentence, nothingWords, typesWords } from './filterWords.ts';
import { groupWords } from './groupWords.ts';
import { myWork } from '../app/queueIntent.ts';
import type { QueueFilter } from './queueTypes.ts';
import { dueMark, dueTag, rowWaiting } from './rowWords.ts';

const today = '2026-11-18';
const filter = (part: Partial<QueueFilter>): QueueFilter => ({ ...myWork, ...part });

describe('the filter', () => {
  it('reads as one sentence', () => {
    const narrowed = filter({ due: 'byFriday', types: ['income', 'address', 'contact', 'otherChanges', 'callbacks'] });
    expect(filterSentence(narrowed, today)).toBe('My work, due by Friday 20 November, changes and callbacks');
    expect(filterSentence(filter({ whose: 'team', person: 'CW-11', waiting: 'onOthers', text: ' 10-0042 ' }), today)).toBe(
      'Team\'s work, with CW-11, waiting on others, about "10-0042"',
    );
  });
  it('says "changes" only when every kind of change is in it', () => {
    expect(typesWords(['income', 'address'])).toBe('income changes and address changes');
    expect(typesWords(['contact', 'otherChanges', 'income', 'address'])).toBe('changes');
  });
  it('names what is missing', () => {
    expect(nothingWords(filter({ due: 'today', types: ['callbacks'] }), today)).toBe('No callbacks due today');
    expect(nothingWords(myWork, today)).toBe('No work');
  });
});

describe('group heads', () => {
  const about = { today, me: 'CW-07' };
  it.each([
    ['woke', 'due', 'Woke today'],
    ['overdue', 'due', 'Overdue'],
    ['today', 'due', 'Due today'],
    ['2026-11-19', 'due', 'Tomorrow'],
    ['2026-11-20', 'due', 'Friday 20 November'],
    ['2027-01-04', 'due', 'Monday 4 January 2027'],
    ['later', 'due', 'Later'],
    ['woke', 'waiting', 'The last answer is in'],
    ['2026-11-18', 'waiting', 'Answers due today'],
    ['2026-12-02', 'waiting', 'Answers due Wednesday 2 December'],
    ['income', 'type', 'Income changes'],
    ['CW-07', 'person', 'Me, CW-07'],
    ['unassigned', 'person', 'Nobody yet'],
  ] as const)('%s by %s reads "%s"', (key, group, label) => {
    expect(groupWords(key, group, about).label).toBe(label);
  });
});

describe('a row', () => {
  it('says when it is due, by its clock time where it has one', () => {
    expect(dueMark({ dueOn: '2026-11-15', dueAt: null }, today, false)).toMatchObject({ words: 'Overdue by 3 days', tone: 'red' });
    expect(dueMark({ dueOn: '2026-11-15', dueAt: null }, today, true).words).toBe('by 3 days');
    expect(dueMark({ dueOn: today, dueAt: '2026-11-18T10:30:00.000Z' }, today, true)).toEqual({ words: '10:30am', tone: 'amber' });
    expect(dueMark({ dueOn: '2026-11-19', dueAt: '2026-11-19T10:30:00.000Z' }, today, false).words).toBe('Tomorrow, 10:30am');
  });
  it('says the same in a head, where no group stands above it', () => {
    expect(dueTag({ dueOn: today, dueAt: null }, today).words).toBe('Due today');
    expect(dueTag({ dueOn: today, dueAt: '2026-11-18T10:30:00.000Z' }, today).words).toBe('Due today, 10:30am');
    expect(dueTag({ dueOn: '2026-11-20', dueAt: null }, today).words).toBe('Due 20 November 2026 (2 days)');
  });
  it('names those it waits on, and nobody when there is nobody', () => {
    expect(rowWaiting({ waiting: ['payingParent', 'employer', 'hmrc'] })).toBe('Parent, employer, HMRC');
    expect(rowWaiting({ waiting: [] })).toBeUndefined();
  });
});
