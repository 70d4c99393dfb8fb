import { formatDate, isRealDate, type IsoDate } from '../model/dates.ts';
import { formatPence } from '../model/money.ts';
import {
  factCatalogue, type DecisionReason, type FactName, type FactValues, type IncomeBasis, type NightsBand, type ProofKind, type PromiseWordKind, type RateName,
} from './facts.ts';
import type { Service } from '../model/rows/cases.ts';
import type { ChangeType } from '../model/rows/work.ts';
import { proofWords, reportWords } from './reportWords.ts';

/** The languages of messages. Welsh words here are to be confirmed by the service's Welsh owner. */
export const messageLanguages = ['en', 'cy'] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

type Words<K extends string> = Readonly<Record<MessageLanguage, Readonly<Record<K, string>>>>;

const welshMonths = [
  'Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr',
] as const;
const counts = {
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  cy: ['dim', 'un', 'dau', 'tri', 'pedwar', 'pump', 'chwech', 'saith', 'wyth', 'naw'],
} as const;

const basisWords: Words<IncomeBasis> = {
  en: {
    historic: 'We got this from HMRC, for the last full tax year.',
    current: 'This is the income now.',
    estimated: 'This is our best guess from what we know.',
  },
  cy: {
    historic: 'Cawsom hyn gan CThEF, ar gyfer y flwyddyn dreth lawn ddiwethaf.',
    current: 'Dyma’r incwm nawr.',
    estimated: 'Dyma ein hamcangyfrif gorau.',
  },
};
const nightsWords: Words<NightsBand> = {
  en: {
    none: 'We did not take anything off for overnight stays.',
    oneSeventh: 'We took off one seventh for overnight stays.',
    twoSevenths: 'We took off two sevenths for overnight stays.',
    threeSevenths: 'We took off three sevenths for overnight stays.',
    half: 'We took off half, and a bit more for each child, for overnight stays.',
    mixed: 'We took some off for overnight stays. How much is not the same for each child.',
    nil: 'There is nothing to pay, as the children stay overnight often enough.',
  },
  cy: {
    none: 'Ni wnaethom dynnu dim am arosiadau dros nos.',
    oneSeventh: 'Tynnwyd un rhan o saith am arosiadau dros nos.',
    twoSevenths: 'Tynnwyd dwy ran o saith am arosiadau dros nos.',
    threeSevenths: 'Tynnwyd tair rhan o saith am arosiadau dros nos.',
    half: 'Tynnwyd hanner, ac ychydig mwy am bob plentyn, am arosiadau dros nos.',
    mixed: 'Tynnwyd rhywfaint am arosiadau dros nos. Nid yw’r un faint ar gyfer pob plentyn.',
    nil: 'Nid oes dim i’w dalu, gan fod y plant yn aros dros nos yn ddigon aml.',
  },
};
const rateWords: Words<RateName> = {
  en: { nil: 'nil rate', flat: 'flat rate', reduced: 'reduced rate', basic: 'basic rate', basicPlus: 'basic plus rate', default: 'default rate' },
  cy: { nil: 'cyfradd ddim', flat: 'cyfradd unffurf', reduced: 'cyfradd ostyngol', basic: 'cyfradd sylfaenol', basicPlus: 'cyfradd sylfaenol a mwy', default: 'cyfradd ddiofyn' },
};
const reasonWords: Words<DecisionReason> = {
  en: {
    initial: 'This is our first sum for this case.', annualReview: 'We look at each case once a year.',
    income: 'The paying parent’s income changed.', benefit: 'A benefit started or stopped.',
    children: 'The number of children changed.', sharedCare: 'The overnight stays changed.',
    variation: 'We looked at extra costs or extra income.', service: 'The way payments work changed.', revision: 'We looked at an earlier decision again.',
    challenge: 'A parent asked us to look at an earlier decision again.', correction: 'We made a mistake in an earlier decision. We have put it right.',
  },
  cy: {
    initial: 'Dyma ein swm cyntaf ar gyfer yr achos hwn.', annualReview: 'Rydym yn edrych ar bob achos unwaith y flwyddyn.',
    income: 'Newidiodd incwm y rhiant sy’n talu.', benefit: 'Dechreuodd neu daeth budd-dal i ben.',
    children: 'Newidiodd nifer y plant.', sharedCare: 'Newidiodd yr arosiadau dros nos.',
    variation: 'Edrychwyd ar gostau neu incwm ychwanegol.', service: 'Newidiodd y ffordd y gwneir taliadau.', revision: 'Edrychwyd eto ar benderfyniad cynharach.',
    challenge: 'Gofynnwyd i ni edrych eto ar benderfyniad cynharach.', correction: 'Gwnaethom gamgymeriad mewn penderfyniad cynharach. Rydym wedi ei gywiro.',
  },
};
const serviceWords: Words<Service> = {
  en: { collectAndPay: 'Collect and Pay', directPay: 'Direct Pay' },
  cy: { collectAndPay: 'Casglu a Thalu', directPay: 'Talu Uniongyrchol' },
};
const promiseWords: Words<PromiseWordKind> = {
  en: {
    custom: 'do what we told you', callBack: 'call you', startChange: 'start on your change', finishChange: 'finish your change', readMessage: 'read your message', sendLetter: 'send you a letter',
    decide: 'look again at our decision', refund: 'pay you back', reply: 'write back to you', contact: 'get in touch', acknowledge: 'tell you that we have your complaint', updateRecord: 'change your details',
  },
  cy: {
    custom: 'gwneud yr hyn a ddywedwyd wrthych', callBack: 'eich ffonio', startChange: 'dechrau ar eich newid', finishChange: 'gorffen eich newid', readMessage: 'darllen eich neges', sendLetter: 'anfon llythyr atoch',
    decide: 'edrych eto ar ein penderfyniad', refund: 'eich talu’n ôl', reply: 'ysgrifennu’n ôl atoch', contact: 'cysylltu â chi', acknowledge: 'dweud wrthych fod eich cwyn gennym', updateRecord: 'newid eich manylion',
  },
};

/** `4 June 2026`, `4 Mehefin 2026`. */
export const dateInLanguage = (on: IsoDate, language: MessageLanguage): string =>
  language === 'en' ? formatDate(on) : `${Number(on.slice(8))} ${welshMonths[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;

const saidMonths = [
  ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  welshMonths,
] as const;

/** The day that words like `4 June 2026` or `4 Mehefin 2026` say; null when they say none. */
export function dateFromWords(words: string): IsoDate | null {
  const [, day, month, year] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(words.trim()) ?? [];
  const at = Math.max(...saidMonths.map((months) => months.findIndex((name) => name === month)));
  const on = `${year}-${String(at + 1).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return at >= 0 && isRealDate(on) ? on : null;
}

const countInLanguage = (count: number, language: MessageLanguage): string => counts[language][count] ?? String(count);
const childrenInLanguage = (count: number, language: MessageLanguage): string =>
  language === 'cy' ? `${countInLanguage(count, language)} plentyn` : `${countInLanguage(count, language)} ${count === 1 ? 'child' : 'children'}`;
/** `none`, `one`, `two`: said after "other children". */
const otherChildrenInLanguage = (count: number, language: MessageLanguage): string =>
  count === 0 ? { en: 'none', cy: 'dim' }[language] : countInLanguage(count, language);

type AllValues = FactValues<'payingParent'> & FactValues<'receivingParent'>;
/** A fact as it is said to a parent; a list stays a list, so that a letter can print bullets. */
export function factInWords(name: FactName, values: Partial<AllValues>, language: MessageLanguage): string | readonly string[] | null {
  const value = values[name];
  if (value === undefined) return null;
  if (factCatalogue[name].kind === 'date') return dateInLanguage(String(value), language);
  if (factCatalogue[name].kind === 'money') return formatPence(Number(value));
  switch (name) {
    case 'incomeBasis': return basisWords[language][value as IncomeBasis];
    case 'nights': return nightsWords[language][value as NightsBand];
    case 'rate': return rateWords[language][value as RateName];
    case 'reason': return reasonWords[language][value as DecisionReason];
    case 'service': return serviceWords[language][value as Service];
    case 'promise': return promiseWords[language][value as PromiseWordKind];
    case 'proof': return (value as readonly ProofKind[]).map((kind) => proofWords[language][kind]);
    case 'change': return reportWords[language][value as ChangeType];
    case 'children': return childrenInLanguage(Number(value), language);
    case 'otherChildren': return otherChildrenInLanguage(Number(value), language);
    default: return String(value);
  }
}
