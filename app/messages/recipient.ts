import { parsePhoneNumberFromString, validatePhoneNumberLength, type PhoneNumber } from 'libphonenumber-js/max';
import { collapseSpaces, removeObscureSpaces } from './characters.ts';
import { hostToAscii } from './punycode.ts';

export const phoneFaults = [
  'unknown_character', 'too_short', 'too_long', 'unsupported_country_code', 'invalid_number', 'not_a_uk_mobile',
] as const;
export type PhoneFault = (typeof phoneFaults)[number];
export type EmailFault = 'not_an_email';

export type CheckedPhone = Readonly<{
  /** E.164 without `+`: what is compared and matched. */
  normalised: string;
  /** As people write it: national for +44, else international. */
  display: string;
  /** All but the last three digits hidden, for a screen before the caller is identified. */
  masked: string;
  diallingCode: string;
  /** Jersey, Guernsey or Isle of Man: UK for permission, charged more. */
  crownDependency: boolean;
  canText: boolean;
}>;
export type CheckedEmail = Readonly<{ normalised: string; display: string; masked: string }>;
export type Checked<Value, Fault> = Readonly<{ ok: true; value: Value }> | Readonly<{ ok: false; fault: Fault }>;

/** What to tell the person who typed it. */
export const phoneFaultWords: Readonly<Record<PhoneFault, string>> = {
  unknown_character: 'A phone number can only have digits, spaces, brackets, hyphens and a plus. Type it again.',
  too_short: 'This number has too few digits. Check it and type it again.',
  too_long: 'This number has too many digits. Check it and type it again.',
  unsupported_country_code: 'This country code is not one we can use. Check the start of the number.',
  invalid_number: 'This is not a phone number we can use. Check it and type it again.',
  not_a_uk_mobile: 'Texts can only go to a UK mobile. Give a mobile number, or use email or post.',
};
export const emailFaultWords: Readonly<Record<EmailFault, string>> = {
  not_an_email: 'This is not a full email address. It should look like name@example.com.',
};

type Read = Readonly<{ ok: true; number: PhoneNumber }> | Readonly<{ ok: false; fault: PhoneFault }>;
const allowedTypes = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'UAN', 'PERSONAL_NUMBER']);
const textTypes = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER']);
const crown = new Set(['JE', 'GG', 'IM']);

/** The drama range 07700 900xxx is accepted although no one may own it; with ten digits only. */
const isDramaMobile = (number: PhoneNumber): boolean => number.countryCallingCode === '44' && /^7700\d{6}$/.test(number.nationalNumber);

/** The landline drama range, so that synthetic people can be rung in practice. It can never be texted. */
const isDramaLandline = (number: PhoneNumber): boolean => number.countryCallingCode === '44' && /^1632960\d{3}$/.test(number.nationalNumber);

const lengthFaults: Readonly<Record<string, PhoneFault>> = {
  TOO_LONG: 'too_long', TOO_SHORT: 'too_short', INVALID_COUNTRY: 'unsupported_country_code',
  INVALID_LENGTH: 'invalid_number', NOT_A_NUMBER: 'invalid_number',
};

/** GOV.UK Notify steps 1 to 4. */
function readPhone(text: string): Read {
  if (text === '') return { ok: false, fault: 'too_short' };
  if (/[^0-9()+\-\s]/.test(text)) return { ok: false, fault: 'unknown_character' };
  const fault = validatePhoneNumberLength(text, 'GB');
  const withPlus = `+${text.replace(/\+/g, '')}`;
  const usable = fault === undefined ? text : validatePhoneNumberLength(withPlus) === undefined ? withPlus : null;
  if (usable === null) return { ok: false, fault: lengthFaults[fault ?? ''] ?? 'invalid_number' };
  const number = parsePhoneNumberFromString(usable, { defaultCountry: 'GB', extract: false });
  if (number === undefined) return { ok: false, fault: 'invalid_number' };
  if (isDramaMobile(number) || isDramaLandline(number)) return { ok: true, number };
  const type = number.getType();
  return number.isValid() && type !== undefined && allowedTypes.has(type) ? { ok: true, number } : { ok: false, fault: 'invalid_number' };
}

/** Full-width digits, en dashes and the like, as ASCII. */
const toAscii = (text: string): string => text.normalize('NFKC').replace(/\p{Pd}/gu, '-').replace(/[^\x20-\x7e]/g, '?');

const maskDigits = (display: string): string => display.replace(/\d(?=(?:\D*\d){3})/g, '•');

/**
 * Checks a phone number as the sending service does (GOV.UK Notify).
 * @param options.use `text` needs a UK mobile unless `abroad`; `call` takes any line that can be rung
 */
export function checkPhone(
  typed: string,
  options: Readonly<{ use: 'text' | 'call'; abroad?: boolean }> = { use: 'call' },
): Checked<CheckedPhone, PhoneFault> {
  const text = collapseSpaces(typed);
  const first = readPhone(text);
  const second = first.ok ? first : readPhone(toAscii(text).replace(/\+/g, '').trim().replace(/^[0\s]+/, ''));
  if (!second.ok) return { ok: false, fault: first.ok ? 'invalid_number' : first.fault };
  const { number } = second;
  const isUk = number.countryCallingCode === '44';
  const canText = isDramaMobile(number) || textTypes.has(number.getType() ?? '');
  const allowed = options.use === 'call' || (isUk ? canText : options.abroad === true);
  if (!allowed) return { ok: false, fault: 'not_a_uk_mobile' };
  const display = isUk ? number.formatNational() : number.formatInternational();
  return {
    ok: true,
    value: {
      normalised: number.number.replace('+', ''),
      display,
      masked: maskDigits(display),
      diallingCode: number.countryCallingCode,
      crownDependency: crown.has(number.country ?? ''),
      canText: canText && (isUk || options.abroad === true),
    },
  };
}

const wholeEmail = /^[\w.!#$%&'*+/=?^`{|}~-]+@([^.@][^@\s]+)$/;
const hostLabel = /^(?:xn|[a-z0-9]+)(?:-?-[a-z0-9]+)*$/i;
const lastLabel = /^(?:[a-z]{2,63}|xn--(?:[a-z0-9]+-)*[a-z0-9]+)$/i;

function isHost(host: string): boolean {
  const ascii = hostToAscii(host);
  const labels = ascii.split('.');
  return (
    ascii.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && hostLabel.test(label)) &&
    lastLabel.test(labels.at(-1) ?? '')
  );
}

const hideAllButFirst = (text: string): string => `${text.slice(0, 1)}•••`;

/** Checks an email address as the sending service does (GOV.UK Notify). Lower-cased for matching. */
export function checkEmail(typed: string): Checked<CheckedEmail, EmailFault> {
  const display = removeObscureSpaces(typed);
  const host = wholeEmail.exec(display)?.[1];
  const good = host !== undefined && display.length <= 320 && !display.includes('..') && isHost(host);
  if (!good) return { ok: false, fault: 'not_an_email' };
  const at = display.indexOf('@');
  const masked = `${hideAllButFirst(display.slice(0, at))}@${hideAllButFirst(host)}`;
  return { ok: true, value: { normalised: display.toLowerCase(), display, masked } };
}
