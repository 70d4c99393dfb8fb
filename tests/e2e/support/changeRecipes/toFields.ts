import { penceFrom } from './penceFrom.ts';
import type { Answer, Answers } from '../changeForms.ts';
import type { Form } from './recipe.ts';

type Field = Form['fields'][number];
type Rows = readonly Readonly<Record<string, string>>[];

const childNamed = (field: Field, child: string): string => (/^\d$/.test(child) ? (field.choices[Number(child) - 1]?.value ?? child) : child);

/** An answer as a person gives it, in the shape that the form sends. */
function toValue(field: Field, value: Answer): unknown {
  switch (field.type) {
    case 'money':
      return { pence: penceFrom(value as string) };
    case 'moneyPer': {
      const { amount, per } = value as Extract<Answer, { per: unknown }>;
      return { pence: penceFrom(amount), per };
    }
    case 'integer':
      return Number(value);
    case 'child':
      return childNamed(field, value as string);
    case 'children':
      return (value as readonly string[]).map((child) => childNamed(field, child));
    case 'personName': {
      const name = value as Extract<Answer, { given: string }>;
      return { title: name.title ?? '', given: name.given, family: name.family };
    }
    case 'rows':
      return (value as Rows).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, text]) => {
            const type = field.columns.find((column) => column.name === name)?.type;
            return [name, type === 'money' ? { pence: penceFrom(text) } : type === 'integer' ? Number(text) : type === 'choice' ? (field.columns.find((column) => column.name === name)?.choices.find(({ label }) => label === text)?.value ?? text) : text];
          }),
        ),
      );
    default:
      return value;
  }
}

/** What the form would send for these answers: what it was filled with, and the answers over it. */
export function toFields(form: Form, answers: Answers): Record<string, unknown> {
  const filled = Object.fromEntries(form.fields.flatMap(({ name, prefill }) => (prefill === null ? [] : [[name, prefill.value]])));
  const told = Object.fromEntries(
    Object.entries(answers).map(([name, value]) => {
      const field = form.fields.find((each) => each.name === name);
      if (field === undefined) throw new Error(`${form.type} does not ask ${name}`);
      return [name, toValue(field, value)];
    }),
  );
  return { ...filled, ...told };
}
