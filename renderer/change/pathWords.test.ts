import { describe, expect, it } from 'vitest';
import { changeTypes } from '../../app/model/rows/work.ts';
import { madePreview } from './fixture.ts';
import { leavingOf, pathWords } from './pathWords.ts';
import { pathSentence } from './result/PathLine.tsx';
import { leadWords } from './result/SidesTable.tsx';
import { personPreview, refusedPreview, waitingPreview } from './fixtureForms.ts';

describe('the words around the one button', () => {
  it('say what pressing it does', () => {
    const confirm = (preview: ReturnType<typeof waitingPreview>) => pathWords(preview.path, 'C09', 'payingParent', leavingOf(preview)).confirm;
    expect(confirm(waitingPreview())).toBe('Send all 3 requests');
    expect(confirm({ ...waitingPreview(), requests: waitingPreview().requests.slice(0, 2) })).toBe('Send both requests');
    expect(confirm({ ...waitingPreview(), requests: waitingPreview().requests.slice(0, 1) })).toBe('Send the request');
    expect(confirm(refusedPreview())).toBe('Refuse and tell them why');
    expect(confirm(personPreview())).toBe('Hand over');
    expect(confirm(madePreview(4800))).toBe('Record and decide');
    expect(confirm(madePreview(4800, { path: 'apply' }))).toBe('Record the change');
  });

  it('promise silence only where nothing goes to the other parent', () => {
    const promise = (to: 'payingParent' | 'receivingParent') => {
      const preview = waitingPreview();
      return pathWords('waitForProof', 'C01', 'payingParent', leavingOf({ ...preview, notices: [{ to, channel: 'sms', templateId: 'x', title: 'x' }] })).promise;
    };
    expect(promise('payingParent')).toBe('The receiving parent hears nothing before the decision.');
    expect(promise('receivingParent')).toBe('The receiving parent hears only what they are asked, before the decision.');
  });

  it('never tell of one parent to the other', () => {
    for (const type of changeTypes.filter((one) => one >= 'C22'))
      for (const path of ['apply', 'waitForProof'] as const) expect(pathWords(path, type, 'receivingParent').promise).toBe('The paying parent is never told.');
  });

  it('say who decides', () => {
    expect(pathSentence(waitingPreview(), false)).toBe('3 requests leave now. The decision waits for the answers.');
    expect(pathSentence(personPreview(), false)).toBe('A person decides this: you, or a decision maker.');
    expect(pathSentence(personPreview({ path: 'decide' }), true)).toBe('You decide this, now.');
    expect(pathSentence(refusedPreview(), false)).toBe('The rule says no. Nothing changes.');
  });

  it('count who leads', () => {
    expect(leadWords(personPreview().sides)).toBe('Receiving parent leads 1 area, paying parent 1, neither 1');
  });
});
