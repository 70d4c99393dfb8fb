import type { CaseView } from '../../app/contract/case.ts';
import { roleTitle } from './pathWords.ts';

const markerWords: Readonly<Record<CaseView['paying']['safety'][number]['kind'], string>> = {
  noVoicemail: 'leave no voicemail',
  noTexts: 'send no texts',
  noCalls: 'make no calls',
  safeHoursOnly: 'contact in safe hours only',
  abuseDisclosed: 'harm has been disclosed',
  suppression: 'details are held back',
  specialistTeam: 'a specialist team deals with this case',
};

/** Both parents' markers, as lines: `Receiving parent: leave no voicemail`. */
export const safetyLines = ({ receiving, paying }: CaseView): readonly string[] =>
  [receiving, paying].flatMap(({ role, safety }) =>
    safety.map(({ kind }) => `${roleTitle(role)}: ${markerWords[kind]}`),
  );
