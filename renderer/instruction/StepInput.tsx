import type { KeyboardEvent, ReactNode } from 'react';
import type { StepView } from '../../app/instructions/stepView.ts';
import { addDays, formatDate } from '../../app/model/calendar.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DateField } from '../parts/DateField.tsx';
import type { DateValue } from '../parts/dateDraft.ts';
import { Kbd } from '../parts/Kbd.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { MoneyField } from '../parts/MoneyField.tsx';
import type { MoneyValue } from '../parts/moneyDraft.ts';
import { MoneyPerField, type MoneyPerValue } from '../parts/MoneyPerField.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { useSingleKeys } from '../parts/singleKeys.ts';
import { TextField } from '../parts/TextField.tsx';
import { CheckItems } from './CheckItems.tsx';
import { sendAndWait, textIn, type Answering, type Tick, type Typed } from './stepAnswer.ts';

/** Id of a step's first input. */
export const inputId = (key: string): string => `step-${key.replace(/[^a-z0-9]/gi, '-')}`;
/** With more choices than this, a list is quicker than cards. */
const MOST_CARDS = 9;

/** The choices of a step as they are shown, and so as the number keys count them. */
export function shownChoices(step: StepView): StepView['choices'] {
  if (step.kind !== 'wait' || step.wait === null || step.wait.committed) return step.choices;
  return [
    {
      id: sendAndWait,
      label: 'Send the requests and wait',
      description: `All leave together. Due ${formatDate(step.wait.dueOn)}.`,
    },
    ...step.choices,
  ];
}

/** The day that most often is the answer: the latest it can be. */
export const quickDay = (step: StepView, today: string): string =>
  typeof step.bounds.max === 'string' ? step.bounds.max : today;

/** What to put in, for the type of the step. A known fact stands in it already and says where it comes from. */
export function StepInput({
  step,
  answering,
  problem,
  today,
  onPut,
}: Readonly<{
  step: StepView;
  answering: Answering;
  problem: string | null;
  today: string;
  onPut: (to: Partial<Answering>) => void;
}>): ReactNode {
  const singleKeys = useSingleKeys();
  const { typed } = answering;
  const put = (to: Typed) => onPut({ typed: to });
  const source = step.answer === null ? step.prefill?.sourceWords : step.answer.sourceWords;
  const words = {
    id: inputId(step.key),
    label: step.optional ? `${step.title} (if any)` : step.title,
    labelUnseen: true,
    error: problem,
    ...(source === undefined || source === '' ? {} : { source }),
  };
  const choices = shownChoices(step);
  if (step.kind === 'check')
    return <CheckItems {...words} items={step.items} ticks={typed as Readonly<Record<string, Tick>>} onChange={put} />;
  if (choices.length > 0 && choices.length <= MOST_CARDS) {
    const cards = choices.some(({ description }) => description !== '');
    return (
      <>
        <ChoiceField
          {...words}
          look={cards || choices.length > 3 ? 'cards' : 'line'}
          value={typeof typed === 'string' ? typed : null}
          choices={choices.map(({ id, label, description }) => ({
            value: id,
            label,
            ...(description === '' ? {} : { about: description }),
          }))}
          onChange={put}
        />
        {step.kind === 'evidence' && typed === 'accepted' && (
          <TextField
            label="What did you see? (if you want it on the record)"
            hint="For example: payslip for November."
            value={answering.document}
            onChange={(document) => onPut({ document })}
            maxLength={200}
          />
        )}
        {singleKeys && choices.length > 1 && (
          <p className="cb-step-keys cb-aside">
            <Kbd keys={`1 to ${choices.length}`} /> choose
          </p>
        )}
      </>
    );
  }
  if (choices.length > 0)
    return (
      <SelectField
        {...words}
        value={typeof typed === 'string' ? typed : ''}
        options={choices.map(({ id, label }) => ({ value: id, label }))}
        onChange={put}
      />
    );
  switch (step.type) {
    case 'date':
      return (
        <DayInput
          {...words}
          step={step}
          value={typed as DateValue}
          today={today}
          onChange={put}
          singleKeys={singleKeys}
        />
      );
    case 'money':
      return <MoneyField {...words} value={typed as MoneyValue} onChange={put} />;
    case 'money_per':
      return <MoneyPerField {...words} value={typed as MoneyPerValue} onChange={put} />;
    case 'int':
    case 'percent':
      return <TextField {...words} value={textIn(typed)} onChange={put} width={8} maxLength={12} code />;
    case 'text':
      return <TextField {...words} value={textIn(typed)} onChange={put} rows={3} maxLength={2000} />;
    default:
      return null;
  }
}

/** A date with the likeliest day one key away; up and down arrows move a day. */
function DayInput({
  step,
  value,
  today,
  onChange,
  singleKeys,
  ...words
}: Readonly<{
  step: StepView;
  value: DateValue;
  today: string;
  onChange: (value: DateValue) => void;
  singleKeys: boolean;
  id: string;
  label: string;
  labelUnseen: boolean;
  error: string | null;
}>): ReactNode {
  const quick = quickDay(step, today);
  const onKeyDown = (event: KeyboardEvent) => {
    const days = event.key === 'ArrowDown' ? -1 : event.key === 'ArrowUp' ? 1 : 0;
    if (days === 0 || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onChange(typeof value === 'string' ? addDays(value, days) : quick);
  };
  return (
    <div onKeyDown={onKeyDown}>
      <DateField {...words} value={value} onChange={onChange} />
      <p className="cb-step-keys cb-aside">
        {singleKeys && <Kbd keys="1" />} <LinkButton onPress={() => onChange(quick)}>{formatDate(quick)}</LinkButton>
        {quick === today ? ', today' : ', the latest it can be'}. <Kbd keys="↓" /> a day earlier
      </p>
    </div>
  );
}
