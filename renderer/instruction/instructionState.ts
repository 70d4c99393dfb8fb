import type { StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { RunView } from '../../app/instructions/view.ts';
import type { StepView } from '../../app/instructions/stepView.ts';
import type { Failure } from '../../app/result.ts';
import type { Kept } from '../app/draftStore.ts';
import type { AfterDone } from '../change/afterDone.ts';
import { typedOf, type Answering } from './stepAnswer.ts';

type Run = Output<'instruction.run'>;
export type OpenRunInfo = Omit<Run, 'view'> & Readonly<{ view: RunView }>;
export type RunPreview = Output<'instruction.preview'>;
export type Way = 'guide' | 'checklist' | 'map';
export type RunSubject = Readonly<{ caseId: string; clusterId: string; runId: string }>;
export type StepProblem = Readonly<{ key: string; words: string; needsReason: boolean }>;

export type OpenRunView = Readonly<{
  phase: 'open';
  run: OpenRunInfo;
  way: Way;
  /** By visit key: what a person has put into a step and not yet continued from. */
  answering: Readonly<Record<string, Answering>>;
  /** The step or the end that is on its way to the journal. */
  busy: string | null;
  problem: StepProblem | null;
  failed: Failure | null;
  /** How what is typed in the open step is kept. */
  kept: Kept;
  /** Everything it will do, while the person reads it before the one confirm. */
  preview: RunPreview | null;
}>;
export type RunPhase =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | OpenRunView
  | Readonly<{
      phase: 'done';
      how: 'submit' | 'wait' | 'abandon';
      run: OpenRunInfo;
      preview: RunPreview | null;
      after: AfterDone;
    }>;

export type InstructionState = Readonly<{
  view: RunPhase;
  open(): Promise<void>;
  refresh(): Promise<void>;
  show(way: Way): void;
  put(key: string, to: Partial<Answering>): void;
  /** Answers a step as it stands. A wait that has not begun goes to the preview instead. */
  go(key: string): Promise<void>;
  back(key: string): Promise<void>;
  /** To the step before the open one. */
  backOne(): Promise<void>;
  pause(): Promise<void>;
  deviate(reason: string): Promise<Failure | null>;
  note(about: 'wrong' | 'help', text: string): Promise<Failure | null>;
  showPreview(): Promise<void>;
  closePreview(): void;
  finish(): Promise<void>;
  abandon(reason: string): Promise<Failure | null>;
  flush(): Promise<void>;
}>;
export type InstructionStore = StoreApi<InstructionState>;

export const stepOf = ({ view }: Pick<OpenRunInfo, 'view'>, key: string | null): StepView | null =>
  view.steps.find((step) => step.key === key) ?? null;
/** What stands in a step: what was typed, else its answer or known fact. */
export const answeringOf = ({ answering }: Pick<OpenRunView, 'answering'>, step: StepView): Answering =>
  answering[step.key] ?? { typed: typedOf(step), reason: step.answer?.reason ?? '', document: '' };
