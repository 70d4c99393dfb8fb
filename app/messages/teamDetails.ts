import type { AllowedText } from './disclosure.ts';

/** Our own details, which a message may hold: they are not a parent's. */
export const teamDetails = (team: Readonly<{ phone: string }> | null): readonly AllowedText[] => (team === null ? [] : [{ kind: 'phone', value: team.phone }]);
