import type { Api } from '../client.ts';

/** The contract takes so many. */
const MOST = 100;
const held = new WeakMap<Api, readonly string[]>();

/**
 * Items this person passed over with a reason. Every offer of a next item leaves them out, until the window is opened
 * again or another person signs in.
 */
export const passedOverOf = (api: Api): Readonly<{ ids(): readonly string[]; add(taskId: string): void; clear(): void }> => ({
  ids: () => held.get(api) ?? [],
  add(taskId) {
    held.set(api, [...(held.get(api) ?? []).filter((id) => id !== taskId), taskId].slice(-MOST));
  },
  clear: () => void held.delete(api),
});

/** Why a person may pass an item over. The keys are the operation's own. */
export const declineReasons = [
  { value: 'needsSkill', label: 'It needs training I do not have yet' },
  { value: 'knowParty', label: 'I know someone on this case' },
  { value: 'tooLong', label: 'There is not enough time left today' },
  { value: 'waitingOnCall', label: 'I am waiting for a call' },
  { value: 'wellbeing', label: 'It would be hard for me today' },
] as const;
export type DeclineReason = (typeof declineReasons)[number]['value'];
