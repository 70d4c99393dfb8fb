import * as z from 'zod';
import { IsoDate } from '../dates.ts';
import { Id } from '../ids.ts';

/** Somebody who may act for a parent. Known to that parent's side only. */
export const RepresentativeBody = z.strictObject({
  personId: Id,
  name: z.string().min(1).max(120),
  relation: z.enum(['partner', 'relative', 'friend', 'solicitor', 'adviser', 'attorney', 'deputy', 'other']),
  /** What we may do with them. */
  scope: z.enum(['speakAndWrite', 'speak', 'write']),
  authority: z.enum(['signed', 'courtOrder', 'lastingPower', 'none']),
  from: IsoDate,
  until: IsoDate.nullable(),
  state: z.enum(['pending', 'active', 'removed']),
});
export type RepresentativeBody = z.output<typeof RepresentativeBody>;

/** A bank account of one parent. Never shown, said or sent to the other parent, except one shared by consent for Direct Pay. */
export const AccountBody = z.strictObject({
  personId: Id,
  use: z.enum(['payOut', 'directDebit']),
  holder: z.string().min(1).max(40),
  sortCode: z.string().regex(/^\d\d-\d\d-\d\d$/),
  number: z.string().regex(/^\d{8}$/),
  roll: z.string().max(20).nullable(),
  state: z.enum(['proposed', 'active', 'replaced', 'refused']),
  /** `holder`: a call back to the account's owner. */
  checked: z.strictObject({ on: IsoDate, how: z.enum(['accountCheck', 'holder']) }).nullable(),
  since: IsoDate,
  /** The day consent was given to pass it to the other parent for Direct Pay. Each sharing needs a fresh one. */
  sharedOn: IsoDate.nullable(),
});
export type AccountBody = z.output<typeof AccountBody>;

/** Sign-in to the online account and the telephone PIN. The PIN itself is held elsewhere. Row id = the person's id. */
export const SignInBody = z.strictObject({
  personId: Id,
  state: z.enum(['active', 'locked', 'resetSent']),
  pinChangedOn: IsoDate.nullable(),
  failedTries: z.int().min(0).max(20),
});
export type SignInBody = z.output<typeof SignInBody>;
