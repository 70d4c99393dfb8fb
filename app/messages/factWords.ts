import { formatDate, type IsoDate } from '../model/dates.ts';
import { formatPence } from '../model/money.ts';
import {
  factCatalogue, type DecisionReason, type FactName, type FactValues, type IncomeBasis, type NightsBand, type ProofKind, type RateName,
} from './facts.ts';

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
    variation: 'We looked at extra costs or extra income.', revision: 'We looked at an earlier decision again.',
  },
  cy: {
    initial: 'Dyma ein swm cyntaf ar gyfer yr achos hwn.', annualReview: 'Rydym yn edrych ar bob achos unwaith y flwyddyn.',
    income: 'Newidiodd incwm y rhiant sy’n talu.', benefit: 'Dechreuodd neu daeth budd-dal i ben.',
    children: 'Newidiodd nifer y plant.', sharedCare: 'Newidiodd yr arosiadau dros nos.',
    variation: 'Edrychwyd ar gostau neu incwm ychwanegol.', revision: 'Edrychwyd eto ar benderfyniad cynharach.',
  },
};
const proofWords: Words<ProofKind> = {
  en: {
    payslips: 'your last payslips', contract: 'your work contract', p45: 'your P45', taxReturn: 'your last tax return',
    benefitLetter: 'your benefit letter', pensionStatement: 'your pension statement', bankStatement: 'your bank statement',
  },
  cy: {
    payslips: 'eich slipiau cyflog diweddaraf', contract: 'eich contract gwaith', p45: 'eich P45', taxReturn: 'eich ffurflen dreth ddiwethaf',
    benefitLetter: 'eich llythyr budd-dal', pensionStatement: 'eich datganiad pensiwn', bankStatement: 'eich datganiad banc',
  },
};

/** `4 June 2026`, `4 Mehefin 2026`. */
export const dateInLanguage = (on: IsoDate, language: MessageLanguage): string =>
  language === 'en' ? formatDate(on) : `${Number(on.slice(8))} ${welshMonths[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;

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
    case 'proof': return (value as readonly ProofKind[]).map((kind) => proofWords[language][kind]);
    case 'children': return childrenInLanguage(Number(value), language);
    case 'otherChildren': return otherChildrenInLanguage(Number(value), language);
    default: return String(value);
  }
}
