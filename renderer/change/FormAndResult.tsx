import type { ReactNode } from 'react';
import { formatPence } from '../../app/model/pounds.ts';
import { useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ErrorSummary } from '../parts/ErrorSummary.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { listWords } from '../words/countWords.ts';
import { AmountResult } from './AmountResult.tsx';
import { ChangeForm, isRecordChange } from './ChangeForm.tsx';
import { fieldId, problemsOf } from './changeFields.ts';
import type { ChangeState, Moved, OpenChange } from './changeState.ts';
import { ContactResult } from './ContactResult.tsx';
import { GateList } from './GateList.tsx';
import { changedWords } from './pathWords.ts';
import { RequestLanes } from './RequestLanes.tsx';

function movedWords(moved: Moved): Readonly<{ what: string; next: string }> {
  const next = 'What you typed is kept. Look at the result, then check your answers again.';
  if (moved.kind === 'elsewhere')
    return {
      what: `${capital(listWords(changedWords(moved.keys)) || 'the case')} changed on this case while you worked.`,
      next,
    };
  const amounts =
    moved.was === null || moved.now === null
      ? ''
      : ` It was ${formatPence(moved.was)} and is now ${formatPence(moved.now)} a week.`;
  return { what: `The amount is another one now.${amounts}`, next };
}
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Result({ view, store }: Readonly<{ view: OpenChange; store: ChangeState }>): ReactNode {
  const today = useToday();
  const { live, form } = view;
  if (live.error !== null)
    return (
      <section className="cb-change-part">
        <Failed error={live.error} onRetry={store.retryPreview} />
      </section>
    );
  if (live.result === null)
    return (
      <section className="cb-change-part">
        <StillBars lines={4} words="Working out the result" />
      </section>
    );
  const preview = live.result;
  const unreadable = preview.problems.map(
    ({ field }) => form.fields.find(({ name }) => name === field)?.label ?? field,
  );
  const needs = [...preview.needs, ...unreadable].map((label) => `"${label.replace(/\?$/, '')}"`);
  return (
    <>
      {preview.warnings.length > 0 && (
        <section className="cb-change-part cb-change-warnings">
          {preview.warnings.map((warning) => (
            <MessageBox key={warning} kind="warn" title={warning} announce={warning} />
          ))}
        </section>
      )}
      {isRecordChange(form.type) ? (
        <ContactResult view={view} preview={preview} />
      ) : (
        <AmountResult live preview={preview} working={live.working} needs={needs} />
      )}
      <GateList gates={preview.gates} />
      <RequestLanes requests={preview.requests} today={today} />
    </>
  );
}

/** The form at the left and what it leads to at the right; one above the other where there is no room. */
export function FormAndResult({ view, store }: Readonly<{ view: OpenChange; store: ChangeState }>): ReactNode {
  const { form, raw, live, tries, failed, moved } = view;
  const problems = tries > 0 ? problemsOf(form.fields, raw, live.result, true) : [];
  const box = moved === null ? null : movedWords(moved);
  return (
    <div className="cb-change-panes">
      <section className="cb-change-form" aria-label="The form" data-pane tabIndex={-1}>
        <ErrorSummary
          turn={tries}
          problems={problems.map(({ field, message }) => ({
            fieldId: fieldId(field.name),
            words: `${field.label.replace(/\?$/, '')}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
          }))}
        />
        {box !== null && (
          <MessageBox kind="warn" title={box.what} announce={box.what}>
            {box.next}
          </MessageBox>
        )}
        {failed !== null && <Failed error={failed} />}
        <ChangeForm view={view} store={store} />
      </section>
      <section className="cb-change-result" aria-label="What this does" data-pane tabIndex={-1}>
        <Result view={view} store={store} />
      </section>
    </div>
  );
}
