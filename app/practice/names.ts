import { PRACTICE_MARKER } from './marker.ts';
import type { Random } from './random.ts';

const womensNames = [
  'Ada', 'Aisha', 'Alba', 'Amara', 'Anwen', 'Bea', 'Carys', 'Cleo', 'Dilys', 'Edie', 'Elena', 'Esme', 'Farah', 'Freya', 'Gwen', 'Hana', 'Hester', 'Ines',
  'Iris', 'Jaya', 'Joni', 'Kira', 'Lena', 'Lowri', 'Mabel', 'Mina', 'Nadia', 'Nell', 'Orla', 'Petra', 'Priya', 'Rhian', 'Rosa', 'Sade', 'Seren', 'Tamsin', 'Una', 'Vera', 'Yasmin', 'Zara',
] as const;
const mensNames = [
  'Abel', 'Amir', 'Arlo', 'Bryn', 'Caleb', 'Cato', 'Dafydd', 'Dev', 'Eli', 'Emrys', 'Ezra', 'Felix', 'Finn', 'Gethin', 'Hamza', 'Hugo', 'Idris', 'Ivo', 'Jago',
  'Jonas', 'Kai', 'Kofi', 'Leon', 'Magnus', 'Milo', 'Nico', 'Noor', 'Omar', 'Otis', 'Piers', 'Rafe', 'Rohan', 'Rory', 'Silas', 'Tariq', 'Theo', 'Tomos', 'Umar', 'Wilf', 'Zane',
] as const;
const starts = ['Ab', 'Bel', 'Bran', 'Cor', 'Dun', 'El', 'Fal', 'Gar', 'Hol', 'Ing', 'Jar', 'Kel', 'Lor', 'Mar', 'Nor', 'Or', 'Pel', 'Quen', 'Ros', 'Sel', 'Tor', 'Ul', 'Ver', 'Wes', 'Yar', 'Zel'] as const;
const middles = ['a', 'e', 'i', 'o', 'u', 'an', 'en', 'in', 'ar', 'er', 'el', 'al'] as const;
const ends = ['ber', 'dock', 'fan', 'gan', 'ham', 'kin', 'lock', 'mond', 'nock', 'pran', 'rith', 'stow', 'tarn', 'vell', 'wick', 'zan'] as const;

/** A given name. Real enough to read, shared by thousands. */
export const givenName = (random: Random, woman: boolean): string => random.pick(woman ? womensNames : mensNames);

/** A family name that nobody has: invented syllables and the practice marker, `Kelarwick-Zzyx`. */
export const familyName = (random: Random): string => `${random.pick(starts)}${random.pick(middles)}${random.pick(ends)}-${PRACTICE_MARKER}`;

const streetWords = ['Example', 'Sample', 'Placeholder', 'Specimen', 'Pattern', 'Practice', 'Trial', 'Rehearsal', 'Template', 'Model'] as const;
const streetKinds = ['Street', 'Road', 'Lane', 'Close', 'Avenue', 'Court', 'Way', 'Rise'] as const;
const towns = ['Sampleford', 'Mockton', 'Examplewick', 'Testbury', 'Draftham', 'Patternby', 'Trialworth', 'Modelhaven', 'Dummyleigh', 'Rehearsal-on-Sea'] as const;
export const streetLine = (random: Random): string => `${random.int(1, 140)} ${random.pick(streetWords)} ${PRACTICE_MARKER} ${random.pick(streetKinds)}`;
export const townName = (random: Random): string => random.pick(towns);

const employerWords = ['Example', 'Sample', 'Specimen', 'Pattern', 'Trial', 'Model', 'Mock', 'Draft'] as const;
const trades = ['Logistics', 'Care Homes', 'Foods', 'Building', 'Cleaning', 'Motors', 'Schools Trust', 'Retail', 'Security', 'Plumbing', 'Council', 'Health Trust', 'Farms', 'Couriers'] as const;
export const employerName = (random: Random): string => `${random.pick(employerWords)} ${random.pick(trades)} ${PRACTICE_MARKER}`;
