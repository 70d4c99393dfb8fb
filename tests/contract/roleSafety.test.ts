import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice, practiceFolder, story, type PracticeCore } from './practiceCore.ts';

const folder = practiceFolder();
let core: PracticeCore;
beforeAll(async () => void (core = await openPractice(folder)));
afterAll(async () => {
  await core.close();
  folder.remove();
});

describe('a message that a person composes about a report', () => {
  it('names a matter that is one parent’s alone, and its day, to that parent and never to the other', async () => {
    const { caseId, clusterId } = await story(core);
    const fields = { kind: 'home', lines: ['7 Zzyxnew Row', 'Zzyxtown'], postcode: 'ZZ9 8AB', country: 'GB', withOther: 'no', changedOn: '2026-11-09' };
    await core.do('change.record', clusterId, { caseId, type: 'C24', subject: 'payingParent', reportedOn: '2026-11-18', fields, evidence: 'none', taskId: null, expectWeekly: null, reportedBy: 'payingParent', decide: { as: 'accept', because: 'They rang.' } });
    const change = (await core.call('case.changes', { caseId })).changes.find(({ type }) => type === 'C24');
    expect(change).toBeDefined();
    const compose = (to: 'payingParent' | 'receivingParent') => core.call('message.compose', { caseId, templateId: 'record.changed', to, channel: 'email', language: 'en', decisionId: null, changeId: change?.changeId ?? '' });
    const own = await compose('payingParent');
    expect(own.body).toContain('what we hold about your address. We did this on 9 November 2026');
    const others = await compose('receivingParent');
    expect(others.body).not.toMatch(/address|9 November/);
    expect(others.missing).toEqual(['change']);
    expect(own.other?.body).toBe(others.body);
  });
});
