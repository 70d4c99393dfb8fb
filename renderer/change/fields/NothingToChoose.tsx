import { mdiInformationOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { Field, type FieldWords } from '../../parts/Field.tsx';
import { Icon } from '../../parts/Icon.tsx';

/** Said instead of an empty list: nothing is loading, and nothing went wrong. */
export const NothingToChoose = ({ because, ...words }: FieldWords & Readonly<{ because: string }>): ReactNode => (
  <Field {...words} group="group">
    {({ inputId }) => (
      <p id={inputId} className="cb-no-child" tabIndex={-1}>
        <Icon path={mdiInformationOutline} size={16} />
        {because}
      </p>
    )}
  </Field>
);
