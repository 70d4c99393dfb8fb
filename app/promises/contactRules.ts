import type { Row } from '../model/rows/index.ts';

type ContactRule = Readonly<{ words: string; /** Somebody could be harmed, or we may not. */ stop: boolean }>;
type Known = Readonly<{ person: Row<'person'>['body']; contact: Row<'contact'>['body'] | null; markers: readonly Row<'safety'>['body']['kind'][] }>;

const markerWords: Readonly<Record<Known['markers'][number], string>> = {
  noCalls: 'Do not ring. Write instead.',
  suppression: 'Contact is stopped. Ask your team leader first.',
  specialistTeam: 'The specialist team speaks to them. Pass it on.',
  safeHoursOnly: 'Ring at safe hours only.',
  noVoicemail: 'Leave no voicemail.',
  noTexts: 'Send no texts.',
  abuseDisclosed: 'Abuse disclosed. Say who we are only when you know that it is them.',
};
const order = Object.keys(markerWords) as readonly Known['markers'][number][];
/** Markers under which nobody rings. */
const silences: readonly Known['markers'][number][] = ['noCalls', 'suppression', 'specialistTeam'];

const needWords = { textphone: 'Uses a textphone.', bsl: 'Uses British Sign Language: book video relay.', interpreter: 'Needs an interpreter on the line.' } as const;
const bestWords = { '8-10': '8am and 10am', '10-12': '10am and 12pm', '12-2': '12pm and 2pm', '2-4': '2pm and 4pm', '4-6': '4pm and 6pm' } as const;

/** False where a marker says that this person is not rung, or we have no number. */
export const mayRing = ({ contact, markers }: Known): boolean => (contact?.phones.length ?? 0) > 0 && !markers.some((marker) => silences.includes(marker));

/** What to do and not to do before ringing one parent. Says nothing of where they are or what their number is. */
export function contactRules({ person, contact, markers }: Known): readonly ContactRule[] {
  const phones = contact?.phones ?? [];
  const says = (words: string, stop = false): ContactRule => ({ words, stop });
  return [
    ...order.filter((marker) => markers.includes(marker)).map((marker) => says(markerWords[marker], true)),
    ...(phones.length === 0 ? [says('No phone number is recorded.')] : []),
    ...(!markers.includes('noVoicemail') && phones.some(({ voicemail }) => voicemail === 'never') ? [says('Leave no voicemail on every number: check the number first.', true)] : []),
    ...(phones.some(({ whose }) => whose === 'shared') ? [says('A number is shared. Ask for them by name and say nothing else.', true)] : []),
    ...(phones.some(({ whose }) => whose === 'employer') ? [says('A number is at their work. Ask if it is a good time to talk.')] : []),
    ...(person.representative ? [says('They have a representative. Check whom to speak to.')] : []),
    ...(['textphone', 'bsl', 'interpreter'] as const).filter((need) => person.formats.includes(need)).map((need) => says(needWords[need])),
    ...(person.language === 'cy' ? [says('Speaks Welsh with us.')] : []),
    ...(contact?.bestTime == null ? [] : [says(`Best between ${bestWords[contact.bestTime]}.`)]),
  ];
}
