import type { IsoDate } from '../../model/dates.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { withOtherChildren, withoutChild } from '../engine/patch.ts';
import { acceptedProof, answerOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import { childLeaves, gone } from './childLeaves.ts';
import { heard } from './heard.ts';
import { stopsOn } from './otherChildLeaves.ts';

/**
 * C07: a child was adopted. Always for a person. The child no longer counts from the day of the order; who adopted it is
 * asked of nobody beyond whether it was a parent of the case, and told to nobody (changes catalogue §3.7).
 */
export const adoptedRule: FindingRule = {
  type: 'C07',
  look(change, values) {
    const left = gone(change, values);
    if (left !== null) return left;
    const { facts } = change;
    const changedOn = values['changedOn'] as IsoDate;
    const child = facts.children.find(({ id }) => id === values['child']) ?? null;
    const qualifying = child?.body.role === 'qualifying';
    const effective = child === null || qualifying ? startOf(change, changedOn) : stopsOn(change, child.id, changedOn);
    const which = child?.body.role === 'otherArrangement' ? ('otherArrangementChildren' as const) : ('relevantOtherChildren' as const);
    const byPaying = values['adopter'] === 'payingParent';
    // A child whom the paying parent adopts, or keeps at home, goes on counting: nothing leaves.
    const stays = byPaying && !qualifying;
    const leaving = qualifying ? childLeaves(change, child.id, effective?.on ?? null) : null;
    const counted = facts.children.filter(({ body }) => body.role === child?.body.role && body.payingParentId === facts.case.body.payingParentId).length;
    const benefit = answerOf(change, 'childBenefit');
    const order = acceptedProof(change) !== null || change.evidence === 'seen';
    return finding({
      changedOn, effective, proof: heard(change),
      patches: effective === null || child === null || stays ? [] : [qualifying ? withoutChild(effective.on, child.id) : withOtherChildren(effective.on, which, -1)],
      accepts: !stays && effective !== null,
      ifRefused: { code: stays ? 'stillCounts' : 'notShown' },
      person: [
        'An adoption, a person always decides. Speak gently, by phone where they agree to it.', ...(order ? [] : ['The order or certificate has not been seen.']), ...(stays ? ['The paying parent adopted a child whom they support. The child goes on counting.'] : []), ...(leaving?.person ?? []),
      ],
      suggest: stays ? 'refuse' : order ? 'accept' : null,
      prepared: [
        { label: 'Adoption order', value: order ? 'Seen and accepted' : 'Not seen', source: 'documents' },
        ...(benefit === null ? [] : [{ label: 'Child Benefit', value: benefit.code === 'stopped' ? 'Ended' : benefit.code === 'started' ? 'Still paid' : 'Answered', source: 'Child Benefit office' }]),
      ],
      record: stays ? [] : (leaving?.record ?? [{ label: which === 'otherArrangementChildren' ? 'Children paid for privately' : 'Other children at home', before: String(counted), after: String(Math.max(0, counted - 1)), about: 'payingParent' }]),
      opens: leaving?.opens ?? [],
      writes: (at) => (leaving !== null ? leaving.writes(at) : child === null || stays ? [] : [{ kind: 'child', id: child.id, body: { ...child.body, role: 'noLonger' } }]),
    });
  },
};
