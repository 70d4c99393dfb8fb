import type { Input, MethodName, Output } from '../../../../app/contract/index.ts';
import type { Answers } from '../changeForms.ts';
import type { DaysAgo, Form, Preview, Recipe, Told } from './recipe.ts';
import { toFields } from './toFields.ts';

/** The contract, asked by a test; throws on a refusal. */
export type Ask = <M extends MethodName>(name: M, input: Input<M>) => Promise<Output<M>>;
export type Fit = Readonly<{ caseId: string; clusterId: string; reference: string; form: Form; fields: Record<string, unknown>; answers: Answers; decide: NonNullable<Told['decide']> | null; preview: Preview }>;

const daysAgo = (today: string): DaysAgo => (days) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);

async function tell(ask: Ask, caseId: string, type: Recipe['type'], told: Told, day: DaysAgo, prepare: () => Promise<void>): Promise<Omit<Fit, 'clusterId' | 'reference'> | null> {
  const open = await ask('case.open', { caseId });
  // A person would go on with an open item of the same kind. The recipe tells a report of its own.
  if (open.tasks.some(({ changeType, subject }) => changeType === type && subject === told.subject)) return null;
  const readForm = (): Promise<Form> => ask('change.form', { caseId, type, subject: told.subject, taskId: null });
  const answers = told.answers(day, await readForm(), open);
  if (answers === null) return null;
  await prepare();
  const form = await readForm();
  const fields = toFields(form, answers);
  const look = (decide: Fit['decide']): Promise<Preview> =>
    ask('change.preview', {
      caseId, type, subject: told.subject, reportedOn: form.reportedOn, fields, evidence: told.seen === true ? 'seen' : 'none', reportedBy: told.reportedBy ?? null, decide,
    });
  // Where the rule answers alone, nobody is asked to decide.
  const undecided = await look(null);
  const decide = undecided.choice === null ? null : (told.decide ?? null);
  return { caseId, form, answers, fields, decide, preview: decide === null ? undecided : await look(decide) };
}

/**
 * A case of this person's on which the report goes the way the recipe says. `prepare` is done to each case that may fit
 * before its result is looked at: an identity check, as a caseworker would on the phone. Cases of `skip` are left alone.
 */
export async function findCase(ask: Ask, type: Recipe['type'], told: Told, today: string, skip: ReadonlySet<string>, prepare: (caseId: string, clusterId: string) => Promise<void> = async () => undefined): Promise<Fit> {
  const day = daysAgo(today);
  const seen: string[] = [];
  for (let offset = 0; ; offset += 200) {
    const { rows } = await ask('cases.page', { text: '', offset, limit: 200 });
    for (const { caseId, clusterId, reference } of rows) {
      if (skip.has(clusterId)) continue;
      const found = await tell(ask, caseId, type, told, day, () => prepare(caseId, clusterId)).catch((cause: unknown) => {
        seen.push(`${reference}: ${cause instanceof Error ? cause.message : 'refused'}`);
        return null;
      });
      if (found === null) continue;
      if (found.preview.path === told.path && found.preview.problems.length === 0 && found.preview.needs.length === 0 && (told.holds?.(found.preview) ?? true)) return { ...found, clusterId, reference };
      seen.push(`${reference}: ${found.preview.path} ${found.preview.problems.map(({ field, message }) => `${field} ${message}`).join('; ')} ${found.preview.needs.join('; ')} ${found.preview.gates.filter(({ state }) => state !== 'passed').map(({ gate, words }) => `${gate} ${words}`).join('; ')} ${found.preview.choice?.why.join(' ') ?? ''} ${found.preview.refusal?.code ?? ''}`);
    }
    if (rows.length < 200) break;
  }
  throw new Error(`no case here lets ${type} go to ${told.path}:\n${seen.slice(0, 40).join('\n')}`);
}
