import type { AccountBody } from '../model/rows/parties.ts';
import type { CasePlan, Making, PersonPlan } from './making.ts';

/** Sort codes that no bank has. */
const SORT_CODES = ['99-00-01', '99-00-02', '99-00-03', '99-00-04'] as const;
/** As many characters as a Direct Debit takes. */
const HOLDER_MOST = 18;

const holderOf = ({ given, family }: PersonPlan): string => `${given.charAt(0)} ${family}`.slice(0, HOLDER_MOST);

/**
 * Accounts of one case's parents: where a receiving parent's money goes, and what a Direct Debit is taken from. They end
 * in the digits that the contact shows; somebody of whom no bank is held has none. Under Direct Pay some have been shared.
 */
export function makeAccounts(m: Making, each: CasePlan): void {
  const random = m.random('accounts', each.number);
  const has = (personId: string, use: AccountBody['use']): boolean => m.rows.some((row) => row.kind === 'account' && row.body.personId === personId && row.body.use === use);
  const add = (person: PersonPlan, use: AccountBody['use'], shared: boolean): void => {
    const contact = m.rows.find((row) => row.kind === 'contact' && row.id === person.id);
    const bank = contact?.kind === 'contact' ? contact.body.bank : null;
    const [sortCode, number, ago] = [random.pick(SORT_CODES), String(random.int(100_000, 999_999)), random.int(45, 900)];
    if (bank === null || has(person.id, use)) return;
    const since = m.day(-ago);
    m.put('account', `${person.id}_${use}`, {
      personId: person.id, use, holder: holderOf(person), sortCode, number: `${number}${bank.ending}`, roll: null, state: 'active', checked: { on: since, how: 'accountCheck' }, since, sharedOn: shared ? since : null,
    });
  };
  add(each.receiving, 'payOut', each.service === 'directPay' && random.chance(m.parameters.payment.accountShared));
  if (each.method === 'directDebit') add(each.paying, 'directDebit', false);
}
