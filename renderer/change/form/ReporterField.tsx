import type { ReactNode } from 'react';
import type { Reporter } from '../../../app/contract/change.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { reporterOf, type ChangeState, type OpenChange } from '../changeState.ts';

const words: Readonly<Record<Reporter, string>> = { payingParent: 'Paying parent', receivingParent: 'Receiving parent', thirdParty: 'Someone else', feed: 'A feed' };
export const reporterWords = (reporter: Reporter): string => words[reporter];

/** Who told us, asked only where more than one may. */
export function ReporterField({ view, store }: Readonly<{ view: OpenChange; store: ChangeState }>): ReactNode {
  const { form } = view;
  if (form.reporters.length < 2) return null;
  return (
    <ChoiceField
      id="change-reporter"
      label="Who told us?"
      look="line"
      value={reporterOf(view)}
      choices={form.reporters.map((reporter) => ({ value: reporter, label: words[reporter] }))}
      onChange={store.setReporter}
    />
  );
}
