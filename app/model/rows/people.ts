import * as z from 'zod';
import { IsoDate, Instant } from '../dates.ts';
import { Id } from '../ids.ts';

/** Who somebody is. Where they are lives in `contact`, so that it can be kept from the other parent by kind. */
export const PersonBody = z.strictObject({
  crn: z.string().regex(/^\d{12}$/),
  nino: z.string().max(9).nullable(),
  title: z.string().max(12).nullable(),
  given: z.string().min(1).max(60),
  family: z.string().min(1).max(60),
  bornOn: IsoDate.nullable(),
  language: z.enum(['en', 'cy']),
  /** Recorded needs, for example large print. */
  formats: z.array(z.enum(['largePrint', 'braille', 'audio', 'textphone', 'bsl', 'interpreter'])).max(6),
  /** Registered for My Child Maintenance Case. */
  online: z.boolean(),
  identity: z.strictObject({ checkedAt: Instant, how: z.enum(['telephone', 'online', 'document']) }).nullable(),
  representative: z.boolean(),
});
export type PersonBody = z.output<typeof PersonBody>;

export const Phone = z.strictObject({
  number: z.string().regex(/^\+\d{7,15}$/),
  kind: z.enum(['mobile', 'home', 'work']),
  whose: z.enum(['own', 'shared', 'employer']),
  voicemail: z.enum(['fine', 'never']),
});
export type Phone = z.output<typeof Phone>;

export const PostalAddress = z.strictObject({
  lines: z.array(z.string().min(1).max(80)).min(1).max(5),
  postcode: z.string().max(10),
  country: z.string().length(2),
  since: IsoDate.nullable(),
});
export type PostalAddress = z.output<typeof PostalAddress>;

/** Contact and whereabouts of one person. Row id = the person's id. Never shown, said or sent to the other parent. */
export const ContactBody = z.strictObject({
  personId: Id,
  phones: z.array(Phone).max(4),
  email: z.strictObject({ address: z.string().max(254), verified: z.boolean() }).nullable(),
  home: PostalAddress.nullable(),
  postal: PostalAddress.nullable(),
  bank: z.strictObject({ ending: z.string().regex(/^\d{2}$/), nonGeographic: z.boolean() }).nullable(),
  employer: z.strictObject({ name: z.string().max(80), since: IsoDate.nullable(), confirmed: z.boolean() }).nullable(),
  letters: z.enum(['post', 'online']),
  smsOptOut: z.boolean(),
  bestTime: z.enum(['8-10', '10-12', '12-2', '2-4', '4-6']).nullable(),
});
export type ContactBody = z.output<typeof ContactBody>;

/** Safe-contact and harm markers. They gate dialling, sending and everything automatic. */
export const SafetyBody = z.strictObject({
  personId: Id,
  kind: z.enum(['noVoicemail', 'noTexts', 'noCalls', 'safeHoursOnly', 'abuseDisclosed', 'suppression', 'specialistTeam']),
  since: IsoDate,
});
export type SafetyBody = z.output<typeof SafetyBody>;

export const ChildBody = z.strictObject({
  given: z.string().min(1).max(60),
  family: z.string().min(1).max(60),
  bornOn: IsoDate,
  /** qualifying: of this case; relevantOther: lives with the paying parent; otherArrangement: paid for privately; noLonger: counted once, and not any more. */
  role: z.enum(['qualifying', 'relevantOther', 'otherArrangement', 'noLonger']),
  /** The case for a qualifying child, else null. */
  caseId: Id.nullable(),
  payingParentId: Id,
  inEducation: z.boolean(),
});
export type ChildBody = z.output<typeof ChildBody>;

/** Overnight care of one qualifying child with the paying parent. Row id = the child's id. */
export const CareBody = z.strictObject({
  childId: Id,
  nights: z.int().min(0).max(366),
  basis: z.enum(['none', 'agreed', 'courtOrder', 'assumed', 'disputed']),
  from: IsoDate,
});
export type CareBody = z.output<typeof CareBody>;

