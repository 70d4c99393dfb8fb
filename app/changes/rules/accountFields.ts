import type { PartyRole } from '../../model/roles.ts';
import type { AccountBody } from '../../model/rows/parties.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { Call } from '../../operations/operation.ts';
import { changeOf, contactOf, personIdOf } from '../caseFacts.ts';
import type { Prefill, ChangeCase } from '../rule.ts';
import { accountsOf } from './paymentFacts.ts';

type Values = Readonly<Record<string, unknown>>;
type Whose = Readonly<{ role: PartyRole; use: AccountBody['use'] }>;
type Held = Pick<ChangeCase, 'facts'>;

/** The answers without the account itself: a full number stands in its owner's account row and nowhere else. */
export function withoutAccount(values: Values): Values {
  const { sortCode: _sortCode, accountNumber, roll: _roll, ...rest } = values;
  return accountNumber === undefined ? rest : { ...rest, accountEnding: (accountNumber as string).slice(-2) };
}

const proposedOf = (change: Held, { role, use }: Whose) => accountsOf(change, role, use).find(({ body }) => body.state === 'proposed') ?? null;

/** The account that a report which is not finished brought in, back in the form. */
export function accountPrefill(change: Pick<ChangeCase, 'facts' | 'entry' | 'taskId'>, whose: Whose): Prefill {
  const held = changeOf(change.facts, change.entry.id, change.taskId) === null ? null : proposedOf(change, whose);
  if (held === null) return {};
  const source = { label: 'as reported', on: held.body.since };
  const { holder, sortCode, number, roll } = held.body;
  return { holder: { value: holder, source }, sortCode: { value: sortCode, source }, accountNumber: { value: number, source }, ...(roll === null ? {} : { roll: { value: roll, source } }) };
}

const accountFrom = (change: Held & Pick<ChangeCase, 'today'>, { role, use }: Whose, values: Values, rest: Pick<AccountBody, 'state' | 'checked' | 'sharedOn'>): AccountBody => ({
  personId: personIdOf(change.facts, role), use, holder: String(values['holder']), sortCode: String(values['sortCode']), number: String(values['accountNumber']), roll: (values['roll'] as string | undefined) ?? null, since: change.today, ...rest,
});

/** The account as it was given, kept until it is checked or refused. */
export const proposedRows = (change: ChangeCase, whose: Whose, values: Values, call: Call): readonly RowWrite[] => [
  { kind: 'account', id: proposedOf(change, whose)?.id ?? call.newId(), body: accountFrom(change, whose, values, { state: 'proposed', checked: null, sharedOn: null }) },
];

/** The account put away, where the report that brought it in is refused. */
export const refusedRows = (change: ChangeCase, whose: Whose): readonly RowWrite[] => {
  const held = proposedOf(change, whose);
  return held === null ? [] : [{ kind: 'account', id: held.id, body: { ...held.body, state: 'refused' } }];
};

/**
 * The new account in use and the one before it put away. The contact keeps its last two digits. A new account is shared
 * with nobody: each sharing needs a fresh consent.
 */
export function activeRows(change: ChangeCase, whose: Whose, values: Values, checked: NonNullable<AccountBody['checked']>['how'], call: Call): readonly RowWrite[] {
  const contact = contactOf(change.facts, whose.role);
  const number = String(values['accountNumber']);
  return [
    ...accountsOf(change, whose.role, whose.use).filter(({ body }) => body.state === 'active').map(({ id, body }): RowWrite => ({ kind: 'account', id, body: { ...body, state: 'replaced', sharedOn: null } })),
    { kind: 'account', id: proposedOf(change, whose)?.id ?? call.newId(), body: accountFrom(change, whose, values, { state: 'active', checked: { on: call.today, how: checked }, sharedOn: null }) },
    ...(contact === null ? [] : [{ kind: 'contact' as const, id: contact.id, body: { ...contact.body, bank: { ending: number.slice(-2), nonGeographic: values['nonGeographic'] === 'yes' } } }]),
  ];
}
