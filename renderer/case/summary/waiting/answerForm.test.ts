import { describe, expect, it } from 'vitest';
import { answerForm, isMachine, readAnswer, remindBy, type AnswerDraft, type Line } from './answerForm.ts';

const line = { asksForPay: true, asksForDay: true };
const draft = (parts: Partial<AnswerDraft>): AnswerDraft => ({ ...answerForm.empty, ...parts });
const ways = (...usable: readonly string[]): Line['ways'] => (['sms', 'email', 'letter', 'phone'] as const).map((channel) => ({ channel, usable: usable.includes(channel) }));

describe('an answer that a person records', () => {
  it('needs what they answered, and takes an amount, a day and words where they are known', () => {
    expect(readAnswer(draft({}), line)).toEqual({ problems: { code: 'Choose what they answered' } });
    expect(readAnswer(draft({ code: 'given' }), line)).toEqual({ code: 'given', weekly: null, on: null });
    expect(readAnswer(draft({ code: 'given', weekly: 51240, on: '2026-11-02', text: ' By phone ' }), line)).toEqual({ code: 'given', weekly: 51240, on: '2026-11-02', text: 'By phone' });
  });
  it('is not recorded with half an amount or half a day', () => {
    expect(readAnswer(draft({ code: 'given', weekly: '51x' }), line)).toHaveProperty('problems.weekly');
    expect(readAnswer(draft({ code: 'started', on: { day: '4', month: '', year: '' } }), line)).toHaveProperty('problems.on');
  });
  it('says no amount where there is nothing to say, whatever was typed before', () => {
    expect(readAnswer(draft({ code: 'nothing', weekly: '51x', on: { day: '4', month: '', year: '' } }), line)).toEqual({ code: 'nothing', weekly: null, on: null });
    expect(readAnswer(draft({ code: 'agree', weekly: 100 }), { asksForPay: false, asksForDay: false })).toEqual({ code: 'agree', weekly: null, on: null });
  });
  it('keeps what is half typed', () => {
    const half = draft({ code: 'given', weekly: '51', on: { day: '4', month: '', year: '' }, text: 'says' });
    expect(answerForm.read(JSON.parse(JSON.stringify(half)))).toEqual(half);
    expect(answerForm.read({ outcome: 'answered' })).toBeNull();
    expect(answerForm.isEmpty(answerForm.empty)).toBe(true);
  });
});

describe('asking again', () => {
  it('goes the way it went when that is safe, else the quickest that is', () => {
    expect(remindBy({ channel: 'email', ways: ways('sms', 'email', 'letter') })).toBe('email');
    expect(remindBy({ channel: 'sms', ways: ways('letter') })).toBe('letter');
    expect(remindBy({ channel: 'online', ways: ways('email', 'letter') })).toBe('email');
    expect(remindBy({ channel: 'sms', ways: ways('phone') })).toBeNull();
  });
  it('is never offered for a machine', () => {
    expect([isMachine({ to: 'hmrc', channel: 'feed' }), isMachine({ to: 'bank', channel: 'feed' }), isMachine({ to: 'employer', channel: 'letter' })]).toEqual([true, true, false]);
  });
});
