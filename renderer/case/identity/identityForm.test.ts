import { describe, expect, it } from 'vitest';
import { identityArgs } from './identityForm.ts';

describe('checking who a parent is', () => {
  it('counts on the phone only when every answer is right', () => {
    expect(identityArgs({ role: 'payingParent', how: 'telephone', passed: ['reference', 'nino', 'pin'] }, 'c1')).toMatchObject({ passes: true, short: false });
    expect(identityArgs({ role: 'payingParent', how: 'telephone', passed: ['reference', 'pin'] }, 'c1')).toMatchObject({ passes: false, short: true });
    expect(identityArgs({ role: 'payingParent', how: 'telephone', passed: [] }, 'c1')).toMatchObject({ passes: false, short: false });
  });

  it('needs no answers where a document was seen, and sends none', () => {
    expect(identityArgs({ role: 'receivingParent', how: 'document', passed: ['pin'] }, 'c1')).toEqual({ args: { caseId: 'c1', role: 'receivingParent', how: 'document', passed: [] }, passes: true, short: false });
  });
});
