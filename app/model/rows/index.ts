import * as z from 'zod';
import { BenefitBody, CaseBody, ClusterBody, DecisionBody, IncomeBody } from './cases.ts';
import { ChallengeBody } from './challenges.ts';
import { ChangeBody, MessageBody, RunBody } from './conversation.ts';
import { TeamBody, UserBody } from './directory.ts';
import { CareBody, ChildBody, ContactBody, PersonBody, SafetyBody } from './people.ts';
import { EvidenceBody } from './evidence.ts';
import { LedgerBody, ScheduleBody } from './money.ts';
import { AccountBody, RepresentativeBody, SignInBody } from './parties.ts';
import { PromiseBody } from './promises.ts';
import { RequestBody } from './requests.ts';
import { EntryBody, NoteBody, TaskBody } from './work.ts';

/** Every kind of row there is, with the schema of its body. To add one: one file (or one entry) and one line here. */
export const rowSchemas = {
  cluster: ClusterBody,
  case: CaseBody,
  person: PersonBody,
  contact: ContactBody,
  safety: SafetyBody,
  child: ChildBody,
  care: CareBody,
  representative: RepresentativeBody,
  account: AccountBody,
  signIn: SignInBody,
  income: IncomeBody,
  benefit: BenefitBody,
  decision: DecisionBody,
  ledger: LedgerBody,
  schedule: ScheduleBody,
  task: TaskBody,
  request: RequestBody,
  promise: PromiseBody,
  note: NoteBody,
  entry: EntryBody,
  evidence: EvidenceBody,
  change: ChangeBody,
  challenge: ChallengeBody,
  message: MessageBody,
  run: RunBody,
  team: TeamBody,
  user: UserBody,
} as const satisfies Record<string, z.ZodType>;

export type RowKind = keyof typeof rowSchemas;
export type RowBody<K extends RowKind> = z.output<(typeof rowSchemas)[K]>;
export const rowKinds = Object.keys(rowSchemas) as readonly RowKind[];
export const isRowKind = (kind: string): kind is RowKind => Object.hasOwn(rowSchemas, kind);

/** A row as rules see it. `tag` is the operation that wrote it last: the thing that `saw` compares. */
export type Row<K extends RowKind = RowKind> = Readonly<{ kind: K; id: string; tag: string; body: RowBody<K> }>;
/** A row to be written, as generators and rules make it. */
export type RowWrite = { [K in RowKind]: Readonly<{ kind: K; id: string; body: RowBody<K> }> }[RowKind];
