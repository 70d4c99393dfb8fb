import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../app/result.ts';
import { progressPercent, progressWords, stageWords, stoppedWords } from './startWords.ts';

describe('getting ready', () => {
  it('says what is done and how far it is', () => {
    const progress = { stage: 'caseload', done: 1200, total: 5000 } as const;
    expect([stageWords(progress), progressWords(progress), progressPercent(progress)]).toEqual(['Making up practice cases', '1,200 of 5,000 cases', 24]);
  });
  it('claims no share while the whole is not known', () => {
    expect([stageWords(null), progressWords(null), progressPercent(null)]).toEqual(['Opening your records', '', null]);
    expect(progressPercent({ stage: 'firstSync', done: 5, total: 0 })).toBeNull();
  });
});

describe('a store that will not open', () => {
  it.each(errorCodes)('%s is answered with what is safe and what to do', (code) => {
    const { title, safe, next } = stoppedWords(code);
    expect(title).not.toMatch(/\.$/);
    expect(safe).not.toBe('');
    expect(next.length).toBeGreaterThan(0);
  });
  it('never offers deletion', () => {
    for (const code of [...errorCodes, 'SOMETHING_NEW']) {
      const { title, safe, next } = stoppedWords(code);
      const offers = [title, safe, ...next].join(' ').replaceAll(/(Do not|do not) delete|changed or deleted/g, '');
      expect(offers, code).not.toMatch(/delet|remove|reset|start again|new store/i);
    }
  });
  it('gives a code that it does not know to IT support', () => {
    expect(stoppedWords('SOMETHING_NEW').next.join(' ')).toContain('SOMETHING_NEW');
  });
});
