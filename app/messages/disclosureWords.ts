/** Word lists of the disclosure guard. All lower case, without accents. */

/** Ways to write the same part of an address. */
export const addressForms: Readonly<Record<string, string>> = {
  street: 'st', str: 'st', road: 'rd', avenue: 'ave', av: 'ave', lane: 'ln', close: 'cl', drive: 'dr', court: 'ct', crescent: 'cres', gardens: 'gdns',
  grove: 'gr', place: 'pl', square: 'sq', terrace: 'terr', ter: 'terr', apartment: 'flat', apt: 'flat', house: 'hse', saint: 'st', mount: 'mt',
  north: 'n', south: 's', east: 'e', west: 'w', upper: 'upr', lower: 'lwr', great: 'gt', little: 'lt', building: 'bldg', buildings: 'bldgs', park: 'pk', number: 'no',
};
/** Parts that say nothing by themselves. */
export const emptyAddressWords = new Set([
  'flat', 'no', 'unit', 'room', 'floor', 'block', 'hse', 'the', 'of', 'and', 'at', 'in', 'on', 'by', 'a', 'to', 'st', 'rd', 'ave', 'ln', 'cl', 'dr', 'ct', 'cres', 'gdns', 'gr', 'pl', 'sq', 'terr', 'n', 's', 'e', 'w',
]);
/** Places whose name is also a word: alone and in a sentence they are only worth a look. */
export const placesThatAreWords = new Set(['reading', 'bath', 'sale', 'deal', 'battle', 'sandwich', 'rugby', 'wells', 'street', 'march', 'ash', 'bury', 'hook', 'settle', 'rye', 'eye', 'diss', 'barking', 'wing', 'ware', 'poole', 'hove', 'england', 'wales', 'scotland', 'uk']);
/** What an employer's name may lose and still be the same employer. */
export const companyEndings = new Set(['ltd', 'limited', 'plc', 'llp', 'inc', 'co', 'company', 'group', 'holdings', 'uk', 'services', 'the', 'and']);
/** Names that are words too: a small letter makes them a word. */
export const namesThatAreWords = new Set([
  'will', 'mark', 'rose', 'grace', 'bill', 'hope', 'faith', 'joy', 'pat', 'sue', 'frank', 'art', 'dean', 'chase', 'grant', 'miles', 'jack', 'rob', 'nick', 'pip', 'ray', 'max', 'gene',
  'may', 'june', 'april', 'august', 'march', 'dawn', 'summer', 'autumn', 'holly', 'ivy', 'iris', 'daisy', 'lily', 'ruby', 'pearl', 'jade', 'amber', 'olive', 'hazel', 'heather', 'robin', 'jay', 'penny', 'sandy', 'rich', 'harry', 'don', 'drew', 'guy', 'lee', 'dale', 'glen', 'skye', 'star',
  'young', 'white', 'brown', 'black', 'green', 'gray', 'king', 'law', 'case', 'day', 'page', 'price', 'field', 'street', 'bell', 'bird', 'bush', 'cook', 'cross', 'fox', 'good', 'hall', 'hill', 'house', 'hunt', 'knight', 'lake', 'lane', 'little', 'long', 'love', 'moon', 'north', 'west', 'noble', 'park', 'pay', 'pool', 'power', 'rich', 'rice', 'root', 'sharp', 'short', 'small', 'stone', 'strong', 'swift', 'wood', 'ward', 'wise', 'best', 'banks', 'child', 'care', 'parent', 'major', 'mason', 'baker', 'carpenter', 'farmer', 'fisher', 'gardener', 'miller', 'porter', 'potter', 'smith', 'taylor', 'turner', 'walker', 'first', 'last', 'team', 'read', 'reading', 'sale', 'bath', 'so', 'an', 'in', 'on', 'no', 'do', 'by', 'my', 'le', 'ma', 'al', 'de', 'la', 'van',
]);
export const monthNames = new Set(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']);

/** Who somebody is to the case: a text must not say it (service rules for texts). English and Welsh. */
export const roleWords: readonly string[] = [
  'paying parent', 'receiving parent', 'other parent', 'parent with care', 'non resident parent', 'nrp', 'pwc', 'your ex', 'ex partner', 'ex wife', 'ex husband', 'ex-partner', 'ex-wife', 'ex-husband', 'mother', 'father', 'mum', 'dad', 'son', 'daughter',
  'rhiant sy n talu', "rhiant sy'n talu", 'rhiant sy’n talu', "rhiant sy'n derbyn", 'rhiant sy’n derbyn', 'rhiant arall', 'y fam', 'y tad',
];
/** Why we write: a text must not say it either. */
export const reasonWords: readonly string[] = [
  'abuse', 'abusive', 'violence', 'violent', 'enforcement', 'enforce', 'bailiff', 'bailiffs', 'court', 'prison', 'arrears', 'debt', 'debts', 'owe', 'owed', 'owes', 'benefit', 'benefits', 'universal credit', 'jobseeker', 'deduction', 'deductions', 'income', 'wages', 'salary', 'payslip', 'payslips', 'employer', 'bank account', 'missed payment', 'late payment', 'parentage', 'dna', 'custody', 'fraud',
  'camdriniaeth', 'trais', 'gorfodi', 'llys', 'ol-ddyledion', 'ôl-ddyledion', 'dyled', 'dyledion', 'budd-dal', 'budd-daliadau', 'incwm', 'cyflog', 'cyflogwr', 'credyd cynhwysol',
];
