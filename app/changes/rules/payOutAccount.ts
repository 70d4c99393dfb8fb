import { addDays, daysBetween, formatDate, type IsoDate } from '../../model/dates.ts';
import { finding, type Finding, type FindingRule } from '../engine/finding.ts';
import { answerOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { ChangeCase } from '../rule.ts';
import { accountChecked } from './accountChecked.ts';
import { accountPrefill, activeRows, proposedRows, refusedRows, withoutAccount } from './accountFields.ts';
import { accountsOf, accountWords, activeAccount, firstPayDay, isFlagged, payDaysOf } from './paymentFacts.ts';

type Values = Readonly<Record<string, unknown>>;
const payOut = { role: 'receivingParent', use: 'payOut' } as const;

/** The last day on which the account that money goes to was changed; null when it never was. A first account is no change. */
function changedBefore(change: ChangeCase): IsoDate | null {
  const held = accountsOf(change, payOut.role, payOut.use).filter(({ body }) => body.state === 'active' || body.state === 'replaced');
  return held.length > 1 ? (held[0]?.body.since ?? null) : null;
}

function newAccount(change: ChangeCase, values: Values): Finding {
  const { today, catalogues, reportedOn } = change;
  const check = answerOf(change, 'bank', 'accountCheck')?.code ?? null;
  const before = changedBefore(change);
  const days = catalogues.changes.setting('accountCoolingDays', reportedOn);
  const cooling = before !== null && daysBetween(before, today) < days;
  const effective = startOf(change, reportedOn, { scheduleOn: firstPayDay(change, { service: change.facts.case.body.service, method: null, ...payDaysOf(change) }) });
  return finding({
    class: 'A',
    changedOn: reportedOn,
    effective,
    proof: accountChecked(change),
    asks: ({ what }) => what === 'accountCheck',
    ifRefused: { code: check === 'differs' ? 'accountDiffers' : 'notPossible' },
    person: [
      ...(cooling ? [`The account was changed on ${formatDate(before)}, less than ${days} days ago. Ring the number we held before, then decide.`] : []),
      ...(check === 'differs' ? ['The bank does not know this account under this name.'] : []),
      ...(accountChecked(change) === 'lapsed' ? ['The bank did not answer.'] : []),
    ],
    suggest: check === 'differs' ? 'refuse' : cooling ? null : 'accept',
    prepared: [
      { label: 'Account check', value: check === 'matches' ? 'Matches' : check === 'differs' ? 'Does not match' : 'Not answered yet', source: 'the bank' },
      { label: 'Changed before', value: before === null ? 'Never' : formatDate(before), source: 'accounts on record' },
    ],
    record: [{ label: 'Account paid into', before: accountWords(activeAccount(change, payOut.role, payOut.use)), after: `Ends in ${String(values['accountNumber']).slice(-2)}`, about: 'receivingParent' }],
    opens: cooling
      ? [{ kind: 'callback', atOnce: true, title: 'Ring back about a new account', why: 'The account was changed twice in a short time. Use the number we held before.', dueOn: addDays(today, catalogues.changes.setting('accountCallBackDays', reportedOn)), subject: 'receivingParent', effortMinutes: 16, priority: 1 }]
      : [],
    warnings: values['nonGeographic'] === 'no' ? ['The sort code may show where they bank. Tell them about an account whose sort code shows no place.'] : [],
    told: effective === null ? {} : { startsOn: effective.on },
    keeps: withoutAccount(values),
    waits: ({ call }) => proposedRows(change, payOut, values, call),
    handed: ({ call }) => proposedRows(change, payOut, values, call),
    refused: () => refusedRows(change, payOut),
    // A person who accepts during the cooling-off has rung its holder.
    writes: ({ call }) => activeRows(change, payOut, values, cooling || check !== 'matches' ? 'holder' : 'accountCheck', call),
  });
}

function share(change: ChangeCase, values: Values): Finding {
  const { today, catalogues, reportedOn, facts } = change;
  const account = activeAccount(change, payOut.role, payOut.use);
  const flagged = isFlagged(change);
  const talked = values['talked'] === 'yes';
  return finding({
    class: 'B',
    changedOn: values['consentOn'] as IsoDate,
    asks: () => false,
    refuse: facts.case.body.service === 'collectAndPay' ? { code: 'notDirect' } : account === null ? { code: 'noAccount' } : values['consent'] === 'no' ? { code: 'noConsent' } : null,
    ifRefused: { code: 'notPossible' },
    accepts: account !== null && (!flagged || talked),
    person: flagged ? [talked ? 'A safety marker is on this case. They were talked to: decide whether it is safe to share.' : 'A safety marker is on this case. Nothing is shared until a worker has talked to the receiving parent.'] : [],
    suggest: flagged && !talked ? null : 'accept',
    record: [{ label: 'Account shared with the paying parent', before: account?.body.sharedOn == null ? 'No' : `Yes, ${formatDate(account.body.sharedOn)}`, after: `Yes, ${accountWords(account).toLowerCase()}`, about: 'receivingParent' }],
    warnings: activeAccount(change, payOut.role, payOut.use) !== null && !nonGeographicNow(change) ? ['The sort code may show where they bank. Offer an account whose sort code shows no place before you share it.'] : [],
    opens: [{ kind: 'callback', title: 'Pass the account on to the paying parent', why: 'The receiving parent consented. No message carries an account, so a person passes it on.', dueOn: addDays(today, catalogues.changes.setting('accountCallBackDays', reportedOn)), subject: 'payingParent', effortMinutes: 10 }],
    writes: () => (account === null ? [] : [{ kind: 'account', id: account.id, body: { ...account.body, sharedOn: values['consentOn'] as IsoDate } }]),
  });
}

const nonGeographicNow = ({ facts }: ChangeCase): boolean => facts.contacts.find(({ body }) => body.personId === facts.case.body.receivingParentId)?.body.bank?.nonGeographic ?? false;

/**
 * C20: the account that a receiving parent's money goes to, or sharing it with the paying parent for Direct Pay. A new
 * account is used once the bank knows it, unless it was changed shortly before: then its holder is rung first. Sharing
 * needs a fresh consent each time and stops at a safety marker until a worker has talked to them (changes catalogue §3.20).
 */
export const payOutAccountRule: FindingRule = {
  type: 'C20',
  prefill: (change) => ({ what: { value: 'payOut', source: { label: 'usual', on: null } }, ...accountPrefill(change, payOut) }),
  look: (change, values) => (values['what'] === 'share' ? share(change, values) : newAccount(change, values)),
};
