import type { ReactNode } from 'react';
import { formatPence } from '../../app/model/pounds.ts';
import { Failed } from '../app/Failed.tsx';
import { ErrorSummary } from '../parts/ErrorSummary.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { listWords } from '../words/countWords.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { fieldId, problemsOf } from './changeFields.ts';
import { decisionProblem, type ChangeState, type Moved, type OpenChange } from './changeState.ts';
import { changedWords } from './pathWords.ts';
import type { ChainLink } from './result/ChainList.tsx';
import { ResultParts } from './result/ResultParts.tsx';

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
const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
const plain = (label: string): string => label.replace(/\?$/, '');

type Ways = Readonly<{ onOpen: (link: ChainLink) => void; onTogether: () => void }>;

function Result({ view, store, ...ways }: Readonly<{ view: OpenChange; store: ChangeState }> & Ways): ReactNode {
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
  const unreadable = preview.problems.map(({ field }) => form.fields.find(({ name }) => name === field)?.label ?? field);
  const needs = [...new Set([...preview.needs, ...unreadable])].map((label) => `"${plain(label)}"`);
  return <ResultParts live view={view} preview={preview} needs={needs} {...ways} />;
}

/** The form at the left and what it leads to at the right; one above the other where there is no room. */
export function FormAndResult({ view, store, evidenceSlot, ...ways }: Readonly<{ view: OpenChange; store: ChangeState; evidenceSlot?: ReactNode }> & Ways): ReactNode {
  const { form, raw, live, tries, failed, moved } = view;
  const undecided = decisionProblem(view);
  const problems =
    tries === 0
      ? []
      : [
          ...problemsOf(form.fields, raw, live.result, true).map(({ field, message }) => ({ fieldId: fieldId(field.name), words: `${plain(field.label)}: ${lowerFirst(message)}` })),
          ...(undecided === null ? [] : [{ fieldId: 'change-because', words: `Decision: ${lowerFirst(undecided)}` }]),
        ];
  const box = moved === null ? null : movedWords(moved);
  return (
    <div className="cb-change-panes">
      <section className="cb-change-form" aria-label="The form" data-pane tabIndex={-1}>
        <ErrorSummary turn={tries} problems={problems} />
        {box !== null && (
          <MessageBox kind="warn" title={box.what} announce={box.what}>
            {box.next}
          </MessageBox>
        )}
        {failed !== null && <Failed error={failed} />}
        <ChangeForm view={view} store={store} evidenceSlot={evidenceSlot} />
      </section>
      <section className="cb-change-result" aria-label="What this does" data-pane tabIndex={0}>
        <Result view={view} store={store} {...ways} />
      </section>
    </div>
  );
}
