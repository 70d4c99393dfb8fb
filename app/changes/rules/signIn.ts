import type { SignInBody } from '../../model/rows/parties.ts';
import { personIdOf } from '../caseFacts.ts';
import { finding, type FindingRule } from '../engine/finding.ts';

const stateWords = { active: 'Can sign in', locked: 'Locked', resetSent: 'A code was sent' } as const;

/** C28: a new PIN, a code to sign in again, or an account unlocked. The parent is told at the contacts on record; the other parent is not. */
export const signInRule: FindingRule = {
  type: 'C28',
  look({ facts, subject, reportedOn, today }, values) {
    const personId = personIdOf(facts, subject);
    const held = facts.signIns.find(({ body }) => body.personId === personId) ?? null;
    const was: SignInBody = held?.body ?? { personId, state: 'active', pinChangedOn: null, failedTries: 0 };
    const what = values['what'];
    const now: SignInBody = what === 'resetCode' ? { ...was, state: 'resetSent', failedTries: 0 } : { ...was, state: 'active', failedTries: 0, pinChangedOn: what === 'newPin' ? today : was.pinChangedOn };
    return finding({
      changedOn: reportedOn,
      refuse: what === 'unlock' && was.state !== 'locked' ? { code: 'notLocked' } : null,
      person: what === 'resetCode' && values['safePlace'] === 'no' ? ['Somebody else may read their phone or email. Send the code by post, or see to it by phone.'] : [],
      suggest: 'accept',
      record: [{ label: 'Sign-in', before: stateWords[was.state], after: what === 'newPin' ? 'New PIN' : stateWords[now.state], about: subject }],
      event: what === 'newPin' ? 'signin.newPin' : what === 'unlock' ? 'signin.unlocked' : 'signin.codeSent',
      writes: () => [{ kind: 'signIn', id: held?.id ?? personId, body: now }],
    });
  },
};
