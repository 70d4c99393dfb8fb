import type { KnownNames } from '../instructions/publish.ts';

/** Facts of a case that instructions may read; `runContext` fills them. */
export const instructionFacts = [
  'case.scheme', 'case.safety_flag', 'case.income_in_force', 'case.report_duty', 'case.benefits',
  'parent.income_source', 'work.received_on', 'work.kind', 'evidence.income', 'evidence.benefit',
] as const;

export const instructionTeams = ['team.self_employed', 'team.decision_makers', 'team.complex_needs'] as const;

/** Everything that an instruction may name, for the check at publishing. */
export const knownNames = (templates: readonly string[], instructions: readonly string[]): KnownNames => ({
  facts: instructionFacts,
  rules: {
    income_tolerance: { args: 5, out: ['met', 'weekly', 'direction'] },
    effective_date: { args: 4, out: ['date', 'reason'] },
    benefit_change: { args: 5, out: ['listed', 'date', 'reason'] },
  },
  templates,
  teams: instructionTeams,
  instructions,
  fields: ['gross_weekly', 'effective_from', 'evidence', 'benefit', 'benefit_of', 'benefit_movement'],
});
