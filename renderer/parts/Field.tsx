import { mdiAlertCircle, mdiArrowLeftBottom } from '@mdi/js';
import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import './fields.css';

/** What every field may say about itself. */
export type FieldWords = Readonly<{
  label: string;
  /** One sentence of help, before the input. */
  hint?: ReactNode;
  /** What to put right. Stands between label and input. */
  error?: string | null | undefined;
  /** Where the value came from: `from the case`, `from the call, 9:32am`. */
  source?: string | undefined;
  /** Id of the first input, for an `ErrorSummary` to go to. */
  id?: string;
  /** Hides the label from sight where the place makes it plain; it is still read. */
  labelUnseen?: boolean;
}>;
export type FieldIds = Readonly<{ inputId: string; labelId: string; describedBy: string | undefined; invalid: boolean }>;

/**
 * Label above, never inside; then hint, error, input. `group` is for several inputs under one label: they are then a
 * named group, and the children give each input its own label.
 */
export function Field({
  label,
  hint,
  error,
  source,
  id,
  labelUnseen = false,
  group,
  children,
}: FieldWords &
  Readonly<{ group?: 'group' | 'radiogroup'; children: (ids: FieldIds) => ReactNode }>): ReactNode {
  const ownId = useId();
  const inputId = id ?? ownId;
  const [labelId, hintId, errorId] = [`${inputId}-label`, `${inputId}-hint`, `${inputId}-error`];
  const invalid = typeof error === 'string' && error !== '';
  const described = classes(hint !== undefined && hintId, invalid && errorId);
  const describedBy = described === '' ? undefined : described;
  const Label = group === undefined ? 'label' : 'div';
  return (
    <div
      className={classes('cb-field', invalid && 'cb-field-wrong')}
      {...(group === undefined ? {} : { role: group, 'aria-labelledby': labelId, 'aria-describedby': describedBy })}
    >
      <div className={classes('cb-field-top', labelUnseen && source === undefined && 'cb-unseen')}>
        <Label
          id={labelId}
          className={classes('cb-label', labelUnseen && 'cb-unseen')}
          {...(group === undefined ? { htmlFor: inputId } : {})}
        >
          {label}
        </Label>
        {source !== undefined && (
          <span className="cb-source">
            <Icon path={mdiArrowLeftBottom} size={14} />
            {source}
          </span>
        )}
      </div>
      {hint !== undefined && (
        <div id={hintId} className="cb-hint">
          {hint}
        </div>
      )}
      {invalid && (
        <div id={errorId} className="cb-field-error">
          <Icon path={mdiAlertCircle} size={14} />
          {error}
        </div>
      )}
      {children({ inputId, labelId, describedBy, invalid })}
    </div>
  );
}
