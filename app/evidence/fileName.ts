import type { EvidenceKind } from '../model/rows/evidence.ts';

const MOST_CHARACTERS = 160;

/** A sender's file name made safe to keep and show: no path, no control or direction marks, of a length. Never empty. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // Direction marks can make `exe` read as `pdf`; control characters can do anything.
  const plain = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  if (plain === '') return 'file';
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot).slice(0, 10) : '';
  return plain.length <= MOST_CHARACTERS ? plain : plain.slice(0, MOST_CHARACTERS - ending.length) + ending;
}

/** Case references in a name, as they stand in rows: `10-0042` from `10-0042`, `10 0042`, `10_0042` or `100042`. */
export const referencesIn = (name: string): readonly string[] => {
  const found = [...name.matchAll(/(?<!\d)(\d{2})([-_ ]?)(\d{4,7})(?!\d)/g)].map(([, office = '', , number = '']) => `${office}-${number}`);
  return [...new Set(found)].slice(0, 8);
};

/** Customer reference numbers in a name: twelve digits, with or without spaces. */
export const crnsIn = (name: string): readonly string[] => {
  const found = [...name.matchAll(/(?<!\d)\d(?:[-_ ]?\d){11}(?!\d)/g)].map(([text]) => text.replace(/\D/g, ''));
  return [...new Set(found)].slice(0, 8);
};

const hints: readonly (readonly [RegExp, EvidenceKind])[] = [
  [/pay[-_ ]?(?:slip|advice)|wage[-_ ]?slip|p60|p45/i, 'payslip'],
  [/bank|building[-_ ]?society|statement[-_ ]?of[-_ ]?account/i, 'bankStatement'],
  [/court|order/i, 'courtOrder'],
  [/child[-_ ]?benefit/i, 'childBenefitLetter'],
  [/universal[-_ ]?credit|benefit|dwp/i, 'benefitLetter'],
  [/employ|contract|payroll/i, 'employerLetter'],
  [/school|college|nursery/i, 'schoolLetter'],
  [/gp\b|doctor|medical|hospital/i, 'medicalLetter'],
  [/tax[-_ ]?return|sa302|sa100/i, 'taxReturn'],
  [/accounts|profit/i, 'accounts'],
  [/pension/i, 'pensionStatement'],
  [/ticket|train|flight|rail/i, 'tickets'],
  [/mileage/i, 'mileageLog'],
  [/birth/i, 'birthCertificate'],
  [/screen[-_ ]?shot/i, 'screenshot'],
];
/** The kind of proof that a name speaks of; null when it says nothing, as photos from a phone do. */
export const kindInName = (name: string): EvidenceKind | null => hints.find(([pattern]) => pattern.test(name))?.[1] ?? null;
