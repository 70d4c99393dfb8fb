import type { ChangeType } from '../model/rows/work.ts';
import type { ProofKind } from './facts.ts';

/** What a report is about, in the customer's words, after "about". Neither parent's side of it is told. Welsh is to be confirmed by its owner. */
export const reportWords: Readonly<Record<'en' | 'cy', Readonly<Record<ChangeType, string>>>> = {
  en: {
    C01: 'overnight stays', C02: 'who looks after a child', C03: 'who looks after a child', C04: 'another child', C05: 'another child', C06: 'a new child in the case', C07: 'a child who was adopted',
    C08: 'a child who left school or college', C09: 'income', C10: 'income', C11: 'a benefit or work', C12: 'income', C13: 'extra income', C14: 'extra costs', C15: 'how payments are made', C16: 'how payments are made',
    C17: 'a missed payment', C18: 'a payment made another way', C19: 'how you pay', C20: 'the account we pay into', C21: 'a card payment', C22: 'your job', C23: 'your name', C24: 'your address', C25: 'your phone or email',
    C26: 'how we contact you', C27: 'who may speak for you', C28: 'your PIN or sign-in',
  },
  cy: {
    C01: 'arosiadau dros nos', C02: 'pwy sy’n gofalu am blentyn', C03: 'pwy sy’n gofalu am blentyn', C04: 'plentyn arall', C05: 'plentyn arall', C06: 'plentyn newydd yn yr achos', C07: 'plentyn a fabwysiadwyd',
    C08: 'plentyn a adawodd yr ysgol neu’r coleg', C09: 'incwm', C10: 'incwm', C11: 'budd-dal neu waith', C12: 'incwm', C13: 'incwm ychwanegol', C14: 'costau ychwanegol', C15: 'sut y gwneir taliadau', C16: 'sut y gwneir taliadau',
    C17: 'taliad a fethwyd', C18: 'taliad a wnaed mewn ffordd arall', C19: 'sut rydych yn talu', C20: 'y cyfrif rydym yn talu iddo', C21: 'taliad cerdyn', C22: 'eich swydd', C23: 'eich enw', C24: 'eich cyfeiriad', C25: 'eich ffôn neu e-bost',
    C26: 'sut rydym yn cysylltu â chi', C27: 'pwy all siarad ar eich rhan', C28: 'eich PIN neu fewngofnodi',
  },
};

/** What a parent is asked for, as items of a list. */
export const proofWords: Readonly<Record<'en' | 'cy', Readonly<Record<ProofKind, string>>>> = {
  en: {
    payslips: 'your last payslips', contract: 'your work contract', p45: 'your P45', taxReturn: 'your last tax return', benefitLetter: 'your benefit letter', pensionStatement: 'your pension statement', bankStatement: 'your bank statement',
    careAnswers: 'your answers about daily care', statement: 'a signed note of what you say', agreement: 'your answer, yes or no', schoolLetter: 'a letter from the school or college', courtOrder: 'the court order',
    socialServicesReport: 'the social services report', medicalLetter: 'a letter from the doctor', birthRecord: 'the birth certificate', adoptionOrder: 'the adoption order', childBenefitLetter: 'your Child Benefit letter',
    accounts: 'your business accounts', loanAgreement: 'the loan agreement', tickets: 'your tickets or mileage log', shareCertificate: 'your share certificate', jobDetails: 'your employer and start date',
    identityProof: 'proof of who you are', nameProof: 'proof of your new name', authority: 'the signed authority', paymentsList: 'a list of the payments and dates', consent: 'your signed consent', proof: 'proof of what you told us',
  },
  cy: {
    payslips: 'eich slipiau cyflog diweddaraf', contract: 'eich contract gwaith', p45: 'eich P45', taxReturn: 'eich ffurflen dreth ddiwethaf', benefitLetter: 'eich llythyr budd-dal', pensionStatement: 'eich datganiad pensiwn', bankStatement: 'eich datganiad banc',
    careAnswers: 'eich atebion am ofal dyddiol', statement: 'nodyn wedi’i lofnodi o’r hyn a ddywedwch', agreement: 'eich ateb, ie neu na', schoolLetter: 'llythyr gan yr ysgol neu’r coleg', courtOrder: 'y gorchymyn llys',
    socialServicesReport: 'yr adroddiad gwasanaethau cymdeithasol', medicalLetter: 'llythyr gan y meddyg', birthRecord: 'y dystysgrif geni', adoptionOrder: 'y gorchymyn mabwysiadu', childBenefitLetter: 'eich llythyr Budd-dal Plant',
    accounts: 'eich cyfrifon busnes', loanAgreement: 'y cytundeb benthyciad', tickets: 'eich tocynnau neu gofnod milltiroedd', shareCertificate: 'eich tystysgrif cyfranddaliadau', jobDetails: 'eich cyflogwr a’r dyddiad dechrau',
    identityProof: 'prawf o bwy ydych chi', nameProof: 'prawf o’ch enw newydd', authority: 'yr awdurdod wedi’i lofnodi', paymentsList: 'rhestr o’r taliadau a’r dyddiadau', consent: 'eich caniatâd wedi’i lofnodi', proof: 'prawf o’r hyn a ddywedoch',
  },
};
