import { mdiCheckCircle, mdiAlertCircle } from '@mdi/js';
import type { ReactNode } from 'react';
import type { ItemView } from '../../app/instructions/stepView.ts';
import { Tick as TickBox } from '../parts/CheckList.tsx';
import { Field, type FieldWords } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { useSingleKeys } from '../parts/singleKeys.ts';
import type { Tick } from './stepAnswer.ts';

type Ticks = Readonly<Record<string, Tick>>;

/** The same ticks with one item set, or cleared with null. */
export function withTick(ticks: Ticks, id: string, to: Tick | null): Ticks {
  const rest = Object.fromEntries(Object.entries(ticks).filter(([held]) => held !== id));
  return to === null ? rest : { ...rest, [id]: to };
}

/** Items a person ticks, and items that tick themselves from the case. "No" on an item is an answer too. */
export function CheckItems({
  items,
  ticks,
  onChange,
  ...words
}: FieldWords & Readonly<{ items: readonly ItemView[]; ticks: Ticks; onChange: (ticks: Ticks) => void }>): ReactNode {
  const singleKeys = useSingleKeys();
  const own = items.filter(({ automatic }) => !automatic);
  return (
    <Field {...words} group="group">
      {({ inputId }) => (
        <ul className="cb-check-items">
          {items.map((item) =>
            item.automatic ? (
              <li key={item.id} className="cb-check-auto">
                <Icon path={item.tick === 'fail' ? mdiAlertCircle : mdiCheckCircle} size={18} />
                <span>
                  {item.label}{' '}
                  <span className="cb-aside">{item.tick === 'fail' ? 'no, from the case' : 'yes, from the case'}</span>
                </span>
              </li>
            ) : (
              <li key={item.id}>
                <TickBox
                  id={item === own[0] ? inputId : `${inputId}-${item.id}`}
                  label={item.label}
                  ticked={ticks[item.id] === 'pass'}
                  onChange={(ticked) => onChange(withTick(ticks, item.id, ticked ? 'pass' : null))}
                />
                {ticks[item.id] === 'fail' ? (
                  <span className="cb-check-failed">
                    <strong>No</strong>
                    <LinkButton
                      name={`Take back No: ${item.label}`}
                      onPress={() => onChange(withTick(ticks, item.id, null))}
                    >
                      Take back
                    </LinkButton>
                  </span>
                ) : (
                  singleKeys && <Kbd keys={String(own.indexOf(item) + 1)} unseen />
                )}
                {ticks[item.id] === undefined && (
                  <LinkButton name={`No: ${item.label}`} onPress={() => onChange(withTick(ticks, item.id, 'fail'))}>
                    No
                  </LinkButton>
                )}
              </li>
            ),
          )}
        </ul>
      )}
    </Field>
  );
}
