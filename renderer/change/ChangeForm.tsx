import { Fragment, useEffect, type ReactNode } from 'react';
import type { ChangeField } from '../../app/contract/change.ts';
import { formatDate } from '../../app/model/calendar.ts';
import { classes } from '../parts/classes.ts';
import { ChangeFieldView } from './ChangeFieldView.tsx';
import { asked, decisionProblem, type ChangeState, type OpenChange } from './changeState.ts';
import { problemsOf } from './changeFields.ts';
import { afterPointer, followPointer } from './form/afterPointer.ts';
import { DecisionPart } from './form/DecisionPart.tsx';
import { EvidencePart } from './form/EvidencePart.tsx';
import { ReporterField } from './form/ReporterField.tsx';
import { movesAmount } from './pathWords.ts';

type Section = ChangeField['section'] | 'decision' | 'tell';
const titles: Readonly<Record<Section, string>> = { what: 'What changed', evidence: 'Evidence', when: 'Effective date', decision: 'Decision', tell: 'What to tell them' };
const order: readonly Section[] = ['what', 'evidence', 'when', 'decision', 'tell'];

/** Whether proof is taken at all for this kind of change. */
export const takesProof = ({ evidence }: OpenChange['form']): boolean => evidence.accepted.length > 0;

function EffectiveDate({ view }: Readonly<{ view: OpenChange }>): ReactNode {
  const effective = view.live.result?.effective ?? null;
  if (effective === null) return movesAmount(view.form.type) ? <p className="cb-aside">Found from the date above and the day it was reported.</p> : null;
  return (
    <div className="cb-effective">
      <strong>{formatDate(effective.on)}</strong>
      <p>{effective.reason}</p>
      <p className="cb-aside">
        {effective.source} · {effective.ruleId}
      </p>
    </div>
  );
}

const Clocks = ({ clocks }: Readonly<{ clocks: OpenChange['form']['clocks'] }>): ReactNode => (
  <dl className="cb-clocks">
    {clocks.map(({ label, on }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{formatDate(on)}</dd>
      </div>
    ))}
  </dl>
);

function sectionsOf({ form, live }: OpenChange, fields: readonly ChangeField[]): readonly Section[] {
  const has: Readonly<Record<Section, boolean>> = {
    what: true,
    evidence: takesProof(form),
    when: movesAmount(form.type) || live.result?.effective != null,
    decision: live.result?.choice != null,
    tell: form.clocks.length > 0,
  };
  return order.filter((section) => has[section] || fields.some((field) => field.section === section));
}

/** The left side: numbered sections with the fields that fit the answers so far. */
export function ChangeForm({ view, store, evidenceSlot }: Readonly<{ view: OpenChange; store: ChangeState; evidenceSlot?: ReactNode }>): ReactNode {
  const { form, raw, live, left, tries } = view;
  useEffect(followPointer, []);
  const fields = asked(view);
  const problems = problemsOf(form.fields, raw, live.result, tries > 0);
  const one = (field: ChangeField): ReactNode => {
    const problem = problems.find((p) => p.field.name === field.name);
    const shown = tries > 0 || left.includes(field.name) ? problem?.message : undefined;
    return (
      <ChangeFieldView
        key={field.name}
        field={field}
        raw={raw[field.name] ?? null}
        reportedOn={form.reportedOn}
        error={shown}
        onChange={(value) => store.set(field.name, value)}
        onLeave={() => afterPointer(() => store.leave(field.name))}
      />
    );
  };
  return (
    <div className="cb-change-fields">
      {form.intro !== '' && <p className="cb-change-intro">{form.intro}</p>}
      {sectionsOf(view, fields).map((section, index) => {
        const own = fields.filter((field) => field.section === section);
        const short = (field: ChangeField): boolean => field.type === 'yesNo' && field.label.length < 30;
        const pair = own.filter(short);
        return (
          <section key={section} className="cb-change-section" aria-labelledby={`change-section-${section}`}>
            <h2 id={`change-section-${section}`} className="cb-numbered">
              <span className="cb-number" aria-hidden="true">
                {index + 1}
              </span>
              {section === 'when' && !movesAmount(form.type) ? 'From when' : titles[section]}
            </h2>
            {section === 'what' && <ReporterField view={view} store={store} />}
            {own.map((field) => {
              // Two short questions stand side by side, where the first of them is.
              if (!short(field) || pair.length < 2) return <Fragment key={field.name}>{one(field)}</Fragment>;
              return field === pair[0] ? (
                <div key="pair" className={classes('cb-field', 'cb-change-pair')}>
                  {pair.map(one)}
                </div>
              ) : null;
            })}
            {section === 'evidence' && takesProof(form) && <EvidencePart view={view} store={store} slot={evidenceSlot} />}
            {section === 'when' && <EffectiveDate view={view} />}
            {section === 'decision' && <DecisionPart view={view} store={store} error={tries > 0 ? (decisionProblem(view) ?? undefined) : undefined} />}
            {section === 'tell' && <Clocks clocks={form.clocks} />}
          </section>
        );
      })}
    </div>
  );
}
