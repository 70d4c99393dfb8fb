import { Fragment, type ReactNode } from 'react';
import type { ChangeField } from '../../app/contract/work.ts';
import { formatDate } from '../../app/model/calendar.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { classes } from '../parts/classes.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { ChangeFieldView } from './ChangeFieldView.tsx';
import { asked, type ChangeState, type OpenChange } from './changeState.ts';
import { problemsOf } from './changeFields.ts';

type Section = ChangeField['section'];
const titles: Readonly<Record<Section, string>> = {
  what: 'What changed',
  evidence: 'Evidence',
  when: 'Effective date',
};
const recordTitles: Readonly<Record<Section, string>> = { what: 'What changed', evidence: 'Check', when: 'From when' };

/** A record change moves no amount and takes no proof. */
export const isRecordChange = (type: string): boolean => type === 'C24' || type === 'C25';

function EffectiveDate({ view }: Readonly<{ view: OpenChange }>): ReactNode {
  const effective = view.live.result?.effective ?? null;
  if (effective === null) return <p className="cb-aside">Found from the date above and the day it was reported.</p>;
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

function Evidence({ view, store }: Readonly<{ view: OpenChange; store: ChangeState }>): ReactNode {
  const dueOn = view.live.result?.requests[0]?.dueOn;
  return (
    <>
      <ChoiceField
        id="change-evidence"
        label="Proof of the new figure"
        look="line"
        value={view.evidence}
        choices={[
          { value: 'seen', label: 'I have seen the proof' },
          { value: 'none', label: 'Not yet' },
        ]}
        onChange={store.setEvidence}
      />
      {view.evidence === 'none' && dueOn !== undefined && (
        <p className="cb-evidence-due">
          <StatusTag look="quiet" {...statusIcons.waiting}>
            Asked for when you send, due {formatDate(dueOn)}
          </StatusTag>
        </p>
      )}
    </>
  );
}

/** The left side: numbered sections with the fields that fit the answers so far. */
export function ChangeForm({ view, store }: Readonly<{ view: OpenChange; store: ChangeState }>): ReactNode {
  const { form, raw, live, left, tries } = view;
  const fields = asked(view);
  const problems = problemsOf(form.fields, raw, live.result, tries > 0);
  const record = isRecordChange(form.type);
  const sections = (['what', 'evidence', 'when'] as const).filter(
    (section) => (section === 'evidence' && !record) || fields.some((field) => field.section === section),
  );
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
        onLeave={() => store.leave(field.name)}
      />
    );
  };
  return (
    <div className="cb-change-fields">
      {sections.map((section, index) => {
        const own = fields.filter((field) => field.section === section);
        const short = (field: ChangeField): boolean => field.type === 'yesNo' && field.label.length < 30;
        const pair = own.filter(short);
        return (
          <section key={section} className="cb-change-section" aria-labelledby={`change-section-${section}`}>
            <h2 id={`change-section-${section}`} className="cb-numbered">
              <span className="cb-number" aria-hidden="true">
                {index + 1}
              </span>
              {(record ? recordTitles : titles)[section]}
            </h2>
            {own.map((field) => {
              // Two short questions stand side by side, where the first of them is.
              if (!short(field) || pair.length < 2) return <Fragment key={field.name}>{one(field)}</Fragment>;
              return field === pair[0] ? (
                <div key="pair" className={classes('cb-field', 'cb-change-pair')}>
                  {pair.map(one)}
                </div>
              ) : null;
            })}
            {section === 'evidence' && !record && <Evidence view={view} store={store} />}
            {section === 'when' && !record && <EffectiveDate view={view} />}
          </section>
        );
      })}
    </div>
  );
}
