/** Words that plain-English checks know. Lower case; longer phrases first where one holds another. */

/** The service's own terms: a sentence may not be judged by them, so they count as one short word. */
export const unavoidableTerms: readonly string[] = [
  'child maintenance service', 'my child maintenance case', 'child maintenance', 'universal credit', 'qualifying children', 'qualifying child', 'receiving parent',
  'paying parent', 'effective date', 'direct pay', 'collect and pay', 'direct debit', 'child benefit', 'tax year', 'collection fee', 'income',
  'decisions', 'decision', 'tribunal', 'maintenance', 'statement', 'statements', 'employer', 'benefit', 'contract', 'pension', 'payslips', 'overnight', 'hmrc', 'gov.uk', 'p45',
];

/** Office words, and what to say instead. Null: say it another way. */
export const jargon: Readonly<Record<string, string | null>> = {
  'additional': 'more', 'advise': 'tell', 'amend': 'change', 'applicable': null, 'appropriate': 'right', 'ascertain': 'find out',
  'assess': 'work out', 'assessment': 'sum', 'assist': 'help', 'assistance': 'help', 'commence': 'start', 'commenced': 'started',
  'complete the': 'fill in the', 'consequently': 'so', 'corroborate': 'check', 'correspondence': 'letters', 'discontinue': 'stop',
  'due to the fact that': 'because', 'endeavour': 'try', 'enquire': 'ask', 'enquiries': 'questions', 'ensure': 'make sure',
  'escalated': 'passed on', 'expedite': 'speed up', 'forthwith': 'now', 'furthermore': 'also', 'hereby': null, 'herewith': 'with this',
  'however': 'but', 'in accordance with': 'under', 'in respect of': 'for', 'in order to': 'to', 'in the event of': 'if', 'in writing': 'by letter',
  'inform': 'tell', 'liability': 'what you pay', 'liable': null, 'mandatory reconsideration': 'looking again', 'notify': 'tell',
  'notification': 'letter', 'notwithstanding': 'even if', 'obtain': 'get', 'pertaining to': 'about', 'prior to': 'before',
  'provide': 'give', 'pursuant to': 'under', 'queries': 'questions', 'receipt of': 'getting', 'regarding': 'about', 'remit': 'send',
  'request': 'ask', 'require': 'need', 'required': 'needed', 'reside': 'live', 'retain': 'keep', 'statutory': null, 'submit': 'send',
  'subsequent': 'next', 'subsequently': 'later', 'sufficient': 'enough', 'terminate': 'end', 'thereafter': 'after that',
  'undertake': 'do', 'utilise': 'use', 'variation': null, 'whilst': 'while', 'with regard to': 'about',
};

/** Names that staff systems still use and no parent should meet. */
export const oldTerms: Readonly<Record<string, string>> = {
  'nrp': 'paying parent', 'pwc': 'receiving parent', 'non-resident parent': 'paying parent', 'parent with care': 'receiving parent',
  'absent parent': 'paying parent', 'rp': 'receiving parent', 'pp': 'paying parent', 'sr': 'your request', 'mr': 'looking again',
  'csa': 'Child Maintenance Service', 'deo': 'taking it from your pay', 'mcmc': 'your online account',
};

/** Past participles that do not end in -ed. */
export const irregularParticiples: readonly string[] = [
  'become', 'begun', 'bought', 'broken', 'brought', 'built', 'chosen', 'cut', 'done', 'drawn', 'driven', 'found', 'given', 'held', 'hidden', 'kept',
  'known', 'laid', 'left', 'lost', 'made', 'meant', 'met', 'paid', 'put', 'read', 'said', 'seen', 'sent', 'set', 'shown', 'sold', 'spent', 'taken',
  'taught', 'told', 'understood', 'won', 'worn', 'written',
];
/** Words after *is* or *are* that say what something is like, not what is done to it. */
export const statesNotPassive: readonly string[] = [
  'allowed', 'based', 'closed', 'employed', 'left', 'married', 'needed', 'pleased', 'related', 'retired', 'set', 'supposed', 'tired', 'unemployed', 'used', 'worried',
];
