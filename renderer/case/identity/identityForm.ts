import type { PartyRole } from '../../../app/model/roles.ts';

export type IdentityAsk = 'reference' | 'nino' | 'pin';
export type IdentityForm = Readonly<{ role: PartyRole; how: 'telephone' | 'document'; passed: readonly IdentityAsk[] }>;

export const identityWays = [
  { value: 'telephone', label: 'On the phone' },
  { value: 'document', label: 'A document' },
] as const;
/** What a caller is asked, in the order of the call. */
export const identityAsks = [
  { value: 'reference', label: 'Reference number' },
  { value: 'nino', label: 'National Insurance number' },
  { value: 'pin', label: 'Two digits of their PIN' },
] as const satisfies readonly Readonly<{ value: IdentityAsk; label: string }>[];

/** The act's arguments; whether it will count as proved; and whether some answers, but not all, were right. */
export function identityArgs({ role, how, passed }: IdentityForm, caseId: string) {
  const asked = how === 'telephone' ? passed : [];
  const passes = how === 'document' || identityAsks.every(({ value }) => passed.includes(value));
  return { args: { caseId, role, how, passed: [...asked] }, passes, short: how === 'telephone' && passed.length > 0 && !passes };
}
