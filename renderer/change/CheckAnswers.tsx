import { useEffect, useRef, type ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { AmountResult } from './AmountResult.tsx';
import { answerWords } from './answerWords.ts';
import { isRecordChange } from './ChangeForm.tsx';
import { fieldId } from './changeFields.ts';
import { asked, type ChangeState, type OpenChange } from './changeState.ts';
import { ContactResult } from './ContactResult.tsx';
import { GateList } from './GateList.tsx';
import { pathWords } from './pathWords.ts';
import { RequestLanes } from './RequestLanes.tsx';

/** Every answer once more, what it leads to, and what the one button does. */
export function CheckAnswers({ view, store }: Readonly<{ view: OpenChange; store: ChangeState }>): ReactNode {
  const today = useToday();
  const heading = useRef<HTMLHeadingElement>(null);
  useAnnounced('Check your answers');
  useEffect(() => heading.current?.focus(), []);
  const { form, raw, live, evidence, failed } = view;
  const preview = live.result;
  if (preview === null) return null;
  const record = isRecordChange(form.type);
  const words = pathWords(preview.path, form.type, form.subject);
  const change = (id: string) => {
    store.backToForm();
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  const rows = [
    ...asked(view).map((field) => ({
      id: fieldId(field.name),
      label: field.label,
      value: answerWords(field, raw[field.name]),
    })),
    ...(record
      ? []
      : [
          {
            id: 'change-evidence',
            label: 'Proof of the new figure',
            value: evidence === 'seen' ? 'I have seen the proof' : 'Not yet',
          },
        ]),
  ];
  return (
    <div className="cb-check">
      <section className="cb-check-answers" aria-label="Your answers" data-pane tabIndex={-1}>
        <h2 ref={heading} tabIndex={-1} className="cb-check-title">
          Check your answers
        </h2>
        {failed !== null && <Failed error={failed} />}
        <dl className="cb-answers">
          <div>
            <dt>Reported</dt>
            <dd>{formatDate(form.reportedOn)}</dd>
          </div>
          {rows.map(({ id, label, value }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>
                <span>{value}</span>
                <LinkButton name={`Change: ${label}`} onPress={() => change(id)}>
                  Change
                </LinkButton>
              </dd>
            </div>
          ))}
          {preview.effective !== null && (
            <div>
              <dt>Effective date</dt>
              <dd>
                <span>
                  {formatDate(preview.effective.on)} <span className="cb-aside">{preview.effective.reason}</span>
                </span>
              </dd>
            </div>
          )}
        </dl>
        <MessageBox kind="info" title={words.happens}>
          {words.promise}
        </MessageBox>
        {preview.warnings.map((warning) => (
          <MessageBox key={warning} kind="warn" title={warning} />
        ))}
      </section>
      <section className="cb-check-result" aria-label="What this does" data-pane tabIndex={-1}>
        {record ? (
          <ContactResult view={view} preview={preview} />
        ) : (
          <AmountResult preview={preview} working={false} needs={[]} />
        )}
        <RequestLanes requests={preview.requests} today={today} />
        <GateList gates={preview.gates} />
      </section>
    </div>
  );
}
