import type { Output } from '../../../../app/contract/index.ts';
import type { ChangeType } from '../../../../app/model/rows/work.ts';
import type { Answers, Subject } from '../changeForms.ts';

export type Form = Output<'change.form'>;
export type Preview = Output<'change.preview'>;
export type OpenCase = Output<'case.open'>;
/** The day that lies so many days before today. */
export type DaysAgo = (days: number) => string;

/** One report as somebody tells it, and which way it should go. */
export type Told = Readonly<{
  subject: Subject;
  reportedBy?: 'payingParent' | 'receivingParent' | 'thirdParty' | 'feed';
  /** Null: this case does not fit. */
  answers: (day: DaysAgo, form: Form, open: OpenCase) => Answers | null;
  seen?: true;
  decide?: Readonly<{ as: 'accept' | 'refuse' | 'handOver'; because: string }>;
  path: Preview['path'];
  /** What else must be so: the gate, the refusal or the reason that the recipe is about. */
  holds?: (preview: Preview) => boolean;
}>;

/** How one change type is tried out: once so that it goes through, and once so that something stands in its way. */
export type Recipe = Readonly<{ type: ChangeType; pass: Told; fail: Told }>;

export const gateFailed = (gate: string) => ({ gates }: Preview): boolean => gates.some((each) => each.gate === gate && each.state === 'failed');
export const refusedFor = (code: string) => ({ refusal }: Preview): boolean => refusal?.code === code;
/** A person is needed, and this is among the reasons. */
export const personFor = (words: string) => ({ choice }: Preview): boolean => choice?.why.some((why) => why.includes(words)) === true;
/** How many children a question offers on this case. */
export const offers = (form: Form, field: string): number => form.fields.find(({ name }) => name === field)?.choices.length ?? 0;
