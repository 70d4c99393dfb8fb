import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTypes, taskKinds, waitingOn, whyNowCodes } from '../model/rows/work.ts';
import { taskIcons } from './changeTitles.ts';
import { entryEvents, isEntryEvent } from './entryEvents.ts';
import { entryText, entryWords } from './entryWords.ts';
import { taskIcon, taskNextStep, taskTitle } from './taskWords.ts';
import { ifSilentWords, waitingLine, waitingOnWord, waitingShort } from './waitingWords.ts';
import { shortDay, whyNowWords } from './whyNow.ts';

const today = '2026-11-18';
const task = (kind: (typeof taskKinds)[number], more: object = {}) => ({ kind, changeType: null, tries: 0, waiting: [], ...more });

describe('why an item stands where it does', () => {
  it('reads as on the screens', () => {
    expect(whyNowWords({ code: 'proofArrived', on: '2026-11-17', what: 'payslip' }, today)).toBe('Last proof arrived: payslip, 17 November');
    expect(whyNowWords({ code: 'postCameBack', on: '2026-11-09', what: null }, today)).toBe('Post came back 9 November');
    expect(whyNowWords({ code: 'nobodyReplied', on: '2026-11-17', what: null }, today)).toBe('Nobody replied by 17 November: decide on what we have');
    expect(whyNowWords({ code: 'parentsDisagree', on: null, what: 'nightsDiffer' }, today)).toBe('Parents gave different nights');
    expect(whyNowWords({ code: 'reportedByPhone', on: '2026-11-17', what: 'newJob' }, today)).toBe('New job, reported by phone 17 November');
    expect(whyNowWords({ code: 'reportedOnline', on: '2026-11-14', what: null }, today)).toBe('Told us online 14 November');
    expect(whyNowWords({ code: 'paymentsLate', on: null, what: '2' }, today)).toBe('2 payments late; paying parent did not reply');
    expect(whyNowWords({ code: 'failedGate', on: null, what: 'G5' }, today)).toBe('Needs a person: proof');
  });

  it('is a sentence of at most 60 characters for every code, day and known word', () => {
    const what = fc.constantFrom(null, 'payslip', 'hmrc', 'childBenefit', 'newJob', 'leaver', 'nightsDiffer', 'G7', 'C09', 'signed_statement');
    fc.assert(
      fc.property(fc.constantFrom(...whyNowCodes), fc.constantFrom(null, '2026-09-30', '2025-09-30'), what, (code, on, word) => {
        const said = whyNowWords({ code, on, what: word }, today);
        expect(said).toMatch(/^[A-Z0-9]/);
        expect(said).not.toMatch(/ {2}|null|undefined/);
        if (on !== '2025-09-30') expect(said.length, said).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('names the year only when it is not plain', () => {
    expect(shortDay('2026-12-30', '2027-01-04')).toBe('30 December');
    expect(shortDay('2025-11-18', today)).toBe('18 November 2025');
  });
});

describe('what an item is called', () => {
  it('counts the tries of a callback', () => {
    expect(taskTitle(task('callback'))).toBe('Callback, first try');
    expect(taskTitle(task('callback', { tries: 1 }))).toBe('Callback, second try');
    expect(taskTitle(task('change', { changeType: 'C09' }))).toBe('Income change');
    expect(taskTitle(task('change', { changeType: 'C25' }))).toBe('Phone or email');
  });

  it('has a title of its own, a picture and a next step for every kind and change type', () => {
    const all = [...taskKinds.filter((kind) => kind !== 'change').map((kind) => task(kind)), ...changeTypes.map((changeType) => task('change', { changeType }))];
    expect(new Set(all.map(taskTitle)).size).toBe(all.length);
    for (const each of all) {
      expect(taskIcons).toContain(taskIcon(each));
      expect(taskNextStep(each).length).toBeGreaterThan(10);
      expect(`${taskTitle(each)} ${taskNextStep(each)}`).not.toMatch(/please|\bNRP\b|\bPWC\b|\bSR\b/i);
    }
  });

  it('has nothing to do while others must answer', () => {
    expect(taskNextStep(task('change', { changeType: 'C09', waiting: [{ on: 'hmrc', since: today, dueOn: '2026-12-02' }] }))).toMatch(/^Nothing to do/);
  });
});

describe('who an item waits on', () => {
  const wait = (on: (typeof waitingOn)[number], dueOn = '2026-12-02') => ({ on, since: '2026-11-04', dueOn });

  it('names each once, parents as parents', () => {
    expect(waitingShort([wait('payingParent'), wait('employer'), wait('hmrc')])).toBe('Parent, employer, HMRC');
    expect(waitingShort([wait('payingParent'), wait('receivingParent')])).toBe('Both parents');
    expect(waitingShort([])).toBe('');
  });

  it('says since when, or until when for several', () => {
    expect(waitingLine([wait('hmrc')], today)).toBe('Waiting on HMRC since 4 November');
    expect(waitingLine([wait('employer')], today)).toBe('Waiting on employer since 4 November');
    expect(waitingLine([wait('childBenefit')], today)).toBe('Waiting on Child Benefit office since 4 November');
    expect(waitingLine([wait('hmrc'), wait('payingParent', '2026-12-05')], today)).toBe('Waiting on 2 answers until 5 December');
    expect(waitingLine([], today)).toBeNull();
    for (const on of waitingOn) expect(waitingOnWord(on)).toMatch(/^[A-Z]/);
  });

  it('says what silence means', () => {
    expect(ifSilentWords({ ifSilent: 'cancel', dueOn: '2026-12-02' }, today)).toBe('If silent on 2 December: stop the change');
  });
});

describe('a line of a story', () => {
  it('names a parent by role, apart from the words', () => {
    expect(entryWords({ event: 'call.in', about: 'payingParent', facts: { summary: 'new job, will send payslip' } })).toEqual([
      { kind: 'text', text: 'Call from ' },
      { kind: 'strong', text: 'paying parent' },
      { kind: 'text', text: ': new job, will send payslip' },
    ]);
  });

  it('marks money, so that it can be explained', () => {
    const review = { event: 'review.done', about: null, facts: { before: 7040, after: 6592, from: '2026-08-04' } };
    expect(entryText(review)).toBe('Annual review: £70.40 to £65.92 a week from 4 August 2026');
    expect(entryWords(review).filter(({ kind }) => kind === 'money')).toEqual([
      { kind: 'money', pence: 7040, text: '£70.40' },
      { kind: 'money', pence: 6592, text: '£65.92' },
    ]);
    expect(entryText({ event: 'payment.received', about: null, facts: { method: 'directDebit', pence: 34_277, out: 27_421 } })).toBe('Direct Debit received, £342.77. Paid out £274.21');
  });

  it('leaves out a part whose fact is missing, and says the rest', () => {
    expect(entryText({ event: 'review.done', about: null, facts: { before: null, after: 6592 } })).toBe('Annual review: £65.92 a week');
    expect(entryText({ event: 'call.in', about: null, facts: {} })).toBe('Call from a parent: not recorded');
  });

  it('still reads as a sentence for an event it does not know', () => {
    expect(isEntryEvent('toString')).toBe(false);
    expect(entryText({ event: 'moon.landed', about: null, facts: {} })).toMatch(/^Something was recorded/);
  });

  it('fills every hole of every event, whatever the facts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(entryEvents)), fc.constantFrom(null, 'payingParent' as const, 'receivingParent' as const), fc.dictionary(fc.constantFrom('summary', 'pence', 'after', 'before', 'from', 'by', 'changeType', 'kind', 'to'), fc.oneof(fc.integer(), fc.constantFrom('C09', '2026-11-18', 'constructor', 'hmrc'), fc.constant(null))), (event, about, facts) => {
        const said = entryText({ event, about, facts });
        expect(said.length).toBeGreaterThan(5);
        expect(said).not.toMatch(/[{}[\]]|undefined|function|native code/);
      }),
    );
  });
});
