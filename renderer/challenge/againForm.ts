import type { Input, Output } from '../../app/contract/index.ts';
import type { IsoDate } from '../../app/model/calendar.ts';
import type { DraftForm } from '../app/draftStore.ts';
import { dateProblem, type DateValue } from '../parts/dateDraft.ts';

export type AgainForm = Output<'challenge.form'>;
export type Candidate = AgainForm['candidates'][number];
export type Challenge = AgainForm['challenges'][number];
export type Role = Input<'challenge.form'>['askedBy'];
export type Ground = NonNullable<Input<'challenge.form'>['ground']>;

export const grounds: readonly Readonly<{ value: Ground; label: string }>[] = [
  { value: 'income', label: 'The income is wrong' },
  { value: 'nights', label: 'The nights of care are wrong' },
  { value: 'children', label: 'A child is missing, or should not count' },
  { value: 'otherChildren', label: 'Other children are wrong' },
  { value: 'startDate', label: 'It starts on the wrong day' },
  { value: 'variation', label: 'Extra costs or extra income' },
  { value: 'notConsidered', label: 'Something they sent was not looked at' },
  { value: 'law', label: 'The law was not followed' },
  { value: 'other', label: 'Something else' },
];
export const againChannels = [
  { value: 'phone', label: 'By phone' },
  { value: 'letter', label: 'By letter' },
  { value: 'online', label: 'Online' },
] as const;
type Channel = (typeof againChannels)[number]['value'] | 'linkedChange';

/** What is typed about a request to look again. */
export type AgainBody = Readonly<{
  askedBy: Role | null;
  askedOn: DateValue;
  about: DateValue;
  grounds: readonly Ground[];
  channel: Channel;
  newEvidence: boolean | null;
  lateReason: string;
  decisionId: string | null;
  changeId: string | null;
}>;
export type AgainProblems = Readonly<Partial<Record<'by' | 'on' | 'about' | 'grounds' | 'evidence' | 'decision', string>>>;

const empty: AgainBody = { askedBy: null, askedOn: null, about: null, grounds: [], channel: 'phone', newEvidence: null, lateReason: '', decisionId: null, changeId: null };

export const againForm: DraftForm<AgainBody> = {
  empty,
  read(json) {
    if (typeof json !== 'object' || json === null || !('lateReason' in json) || typeof json.lateReason !== 'string') return null;
    const held = json as Partial<AgainBody>;
    return { ...empty, ...held, grounds: grounds.map(({ value }) => value).filter((value) => held.grounds?.includes(value) === true) };
  },
  isEmpty: (body) => body.askedBy === null && body.about === null && body.grounds.length === 0 && body.newEvidence === null && body.lateReason.trim() === '' && body.decisionId === null,
};

/** What to ask the services, as far as it is known: who asked, when, and what tells the decisions apart. */
export const askedOf = (body: AgainBody, caseId: string, today: IsoDate): Input<'challenge.form'> => ({
  caseId,
  askedBy: body.askedBy ?? 'receivingParent',
  askedOn: typeof body.askedOn === 'string' && body.askedOn <= today ? body.askedOn : today,
  about: typeof body.about === 'string' ? body.about : null,
  ground: body.grounds[0] ?? null,
});

/** What is still to be put right, in the order of the form. */
export function againProblems(body: AgainBody, today: IsoDate): AgainProblems {
  const { askedOn } = body;
  const on = askedOn === null ? null : typeof askedOn !== 'string' ? dateProblem(askedOn) : askedOn > today ? 'That day has not come yet' : null;
  const about = body.about === null || typeof body.about === 'string' ? null : dateProblem(body.about);
  return {
    ...(body.askedBy === null ? { by: 'Choose who asked' } : {}),
    ...(on === null ? {} : { on }),
    ...(about === null ? {} : { about }),
    ...(body.grounds.length === 0 ? { grounds: 'Choose what they say is wrong' } : {}),
    ...(body.newEvidence === null ? { evidence: 'Choose yes or no' } : {}),
    ...(body.decisionId === null ? { decision: 'Choose the decision they mean' } : {}),
  };
}

/** What `challenge.register` takes; null while something is missing. `late`: the chosen decision's time has passed. */
export function againArgs(body: AgainBody, caseId: string, today: IsoDate, late: boolean, taskId: string | null = null) {
  if (body.askedBy === null || body.decisionId === null || body.grounds.length === 0 || body.newEvidence === null) return null;
  const reason = body.lateReason.trim();
  return {
    caseId, decisionId: body.decisionId, askedBy: body.askedBy, askedOn: typeof body.askedOn === 'string' ? body.askedOn : today, channel: body.changeId === null ? body.channel : ('linkedChange' as const),
    grounds: [...body.grounds], newEvidence: body.newEvidence, lateReason: late && reason.length >= 3 ? reason : null, changeId: body.changeId, taskId,
  };
}
