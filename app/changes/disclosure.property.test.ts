import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFor, CASE, openCluster, putOf, shippedCatalogues, TASK, TODAY, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import { otherRole, partyRoles, type PartyRole } from '../model/roles.ts';
import { moneyPeriods } from '../model/money.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import { recordBenefit } from './benefitChange.ts';

/** A word that stands nowhere else, so that finding it proves a leak. */
const word = (letters: string) => fc.string({ unit: fc.constantFrom(...'bcdfghjklmnpqrtvwxz'.split('')), minLength: 7, maxLength: 9 }).map((text) => `${letters}${text}`);
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length });

const marks = (letter: string) =>
  fc.record({
    family: word(`Q${letter}f`), street: word(`Q${letter}s`), town: word(`Q${letter}t`), employer: word(`Q${letter}w`), mail: word(`q${letter}m`), phone: digits(6), crn: digits(8),
    postcode: fc.constantFrom('AB', 'CD', 'EF').chain((end) => fc.integer({ min: 10, max: 99 }).map((n) => `Z${letter.toUpperCase()}${n} 8${end}`)),
    sms: fc.boolean(), online: fc.boolean(), verified: fc.boolean(), language: fc.constantFrom('en' as const, 'cy' as const), hasPhone: fc.boolean(),
  });
type Marks = typeof marks extends (letter: string) => fc.Arbitrary<infer M> ? M : never;

const personBody = (m: Marks): Partial<RowBody<'person'>> => ({ family: m.family, crn: `1219${m.crn}`, language: m.language });
const contactBody = (m: Marks): Partial<RowBody<'contact'>> => ({
  phones: m.hasPhone ? [{ number: `+44770${m.phone}9`, kind: 'mobile', whose: 'own', voicemail: 'fine' }] : [],
  email: { address: `${m.mail}@example.org`, verified: m.verified }, smsOptOut: !m.sms, letters: m.online ? 'online' : 'post',
  home: { lines: [`4 ${m.street} Road`, m.town], postcode: m.postcode, country: 'GB', since: null }, employer: { name: `${m.employer} Ltd`, since: null, confirmed: false },
});
/** Everything of one parent that the other may not read, as it would stand in running text. */
const secretsOf = (m: Marks): readonly string[] => [m.family, m.street, m.town, m.employer, m.mail, m.postcode.replace(' ', ''), `770${m.phone}9`, `1219${m.crn}`].map((text) => text.toLowerCase());
const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const otherChild: RowWrite = { kind: 'child', id: 'other1', body: { given: 'Qotherchildgiven', family: 'Qotherchildfamily', bornOn: '2020-01-01', role: 'relevantOther', caseId: null, payingParentId: 'p1', inEducation: false } };

const acts = fc.oneof(
  fc.record({ type: fc.constant('C09' as const), pence: fc.integer({ min: 0, max: 900_00 }), per: fc.constantFrom(...moneyPeriods), seen: fc.boolean(), lasts: fc.boolean() }),
  fc.record({ type: fc.constant('C11' as const), seen: fc.boolean(), movement: fc.constantFrom('started' as const, 'stopped' as const) }),
  fc.record({ type: fc.constant('C24' as const), subject: fc.constantFrom(...partyRoles), kind: fc.constantFrom('home', 'postal'), together: fc.boolean(), fresh: marks('n') }),
  fc.record({ type: fc.constant('C25' as const), subject: fc.constantFrom(...partyRoles), what: fc.constantFrom('mobile', 'email'), confirmed: fc.boolean(), fresh: marks('n') }),
);
type GeneratedAct = typeof acts extends fc.Arbitrary<infer A> ? A : never;

/** The rows an act writes, whom it is about, and what is new and that person's alone. */
function perform(parts: ClusterParts, act: GeneratedAct): Readonly<{ put: readonly RowWrite[]; subject: PartyRole; fresh: readonly string[] }> {
  const cluster = openCluster(parts);
  const record = (subject: PartyRole, fields: Readonly<Record<string, unknown>>, evidence: 'none' | 'seen'): readonly RowWrite[] => {
    const result = cluster.perform('change.record', { caseId: CASE, type: act.type, subject, reportedOn: TODAY, fields, evidence, taskId: TASK, expectWeekly: null });
    return result.ok ? result.value.effects.put : [];
  };
  switch (act.type) {
    case 'C09':
      return { put: record('payingParent', { source: 'employed', pay: { pence: act.pence, per: act.per }, paysPension: 'no', lasts: act.lasts ? 'yes' : 'no', changedOn: TODAY }, act.seen ? 'seen' : 'none'), subject: 'payingParent', fresh: [] };
    case 'C11': {
      const catalogues = shippedCatalogues();
      const entry = catalogues.changes.entries.get('C11');
      if (entry === undefined) throw new Error('no C11');
      const change = { entry, facts: cluster.facts(), subject: 'payingParent' as const, reportedOn: TODAY, fields: {}, evidence: act.seen ? ('seen' as const) : ('none' as const), today: TODAY, catalogues, taskId: TASK };
      const result = recordBenefit(change, { which: 'income_support', whose: 'parent', movement: act.movement, changedOn: TODAY }, callFor(), null);
      return { put: result.ok ? result.value.put : [], subject: 'payingParent', fresh: [] };
    }
    case 'C24': {
      const { fresh } = act;
      const fields = { kind: act.kind, country: 'GB', lines: [`7 ${fresh.street} Row`, fresh.town], postcode: fresh.postcode, withOther: act.together ? 'yes' : 'no', changedOn: TODAY };
      return { put: record(act.subject, fields, 'none'), subject: act.subject, fresh: [fresh.street, fresh.town, fresh.postcode.replace(' ', '')] };
    }
    case 'C25': {
      const { fresh } = act;
      const fields = { what: act.what, number: `07700 ${fresh.phone}`, whose: 'own', voicemail: 'yes', email: `${fresh.mail}@example.org`, codeConfirmed: act.confirmed ? 'yes' : 'no', changedOn: TODAY };
      return { put: record(act.subject, fields, 'none'), subject: act.subject, fresh: [fresh.mail, fresh.phone] };
    }
  }
}

describe('what one parent’s record says', () => {
  it('never reaches the other parent’s messages or a line of the case, in 2,000 generated cases', () => {
    let messages = 0;
    fc.assert(
      fc.property(marks('p'), marks('r'), acts, fc.boolean(), fc.boolean(), (paying, receiving, act, second, flagged) => {
        const parts: ClusterParts = {
          paying: personBody(paying), receiving: personBody(receiving), payingContact: contactBody(paying), receivingContact: contactBody(receiving), more: [otherChild],
          ...(second ? { secondCase: { service: 'directPay' as const } } : {}), ...(flagged ? { safety: [{ of: 'receivingParent' as const, kind: 'abuseDisclosed' as const }] } : {}),
        };
        const { put, subject, fresh } = perform(parts, act);
        const secrets = { payingParent: secretsOf(paying), receivingParent: secretsOf(receiving) };
        for (const { body } of putOf(put, 'message')) {
          messages += 1;
          const { sendTo: _ownOldContact, ...shown } = body;
          const text = squash(JSON.stringify(shown));
          const theirs = [...secrets[otherRole(body.to)], ...(body.to === subject ? [] : fresh), 'qotherchildgiven', 'qotherchildfamily', 'childermark', 'secondmark', 'secondhome'];
          for (const secret of theirs) expect(text).not.toContain(squash(secret));
          // Where it goes is worked out when it is sent; only an alert to a contact that is gone carries its own.
          if (body.sendTo !== undefined) expect(secrets[body.to].some((secret) => squash(body.sendTo ?? '').includes(secret))).toBe(true);
          if (act.type === 'C24' || act.type === 'C25') expect(body.to).toBe(subject);
        }
        const lines = squash(JSON.stringify(putOf(put, 'entry')));
        for (const secret of [...secrets.payingParent, ...secrets.receivingParent, ...fresh, 'qotherchild', 'childermark', 'secondmark']) expect(lines).not.toContain(squash(secret));
      }),
      { numRuns: 2_000 },
    );
    expect(messages).toBeGreaterThan(2_000);
  });
});
