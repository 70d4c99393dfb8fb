import { checkEmail as readEmail, checkPhone as readPhone, emailFaultWords, phoneFaultWords } from '../messages/recipient.ts';

type Read = Readonly<{ value: string } | { message: string }>;

/** A phone number as the case stores it: E.164 with its plus. */
export function checkPhone(raw: unknown): Read {
  const read = readPhone(typeof raw === 'string' ? raw : '');
  return read.ok ? { value: `+${read.value.normalised}` } : { message: phoneFaultWords[read.fault] };
}

/** An email address as the case stores it: trimmed, lower case. */
export function checkEmail(raw: unknown): Read {
  const read = readEmail(typeof raw === 'string' ? raw : '');
  return read.ok ? { value: read.value.normalised } : { message: emailFaultWords[read.fault] };
}
