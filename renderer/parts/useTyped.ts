import { useState } from 'react';

/**
 * Keeps what a person typed while the caller holds what it means: `300` stays `300` though the value is 30000 pence.
 * The caller's value takes over as soon as it is something else than the typed text means.
 */
export function useTyped<Value, Typed>(
  value: Value,
  meaning: Readonly<{
    typedOf: (value: Value) => Typed;
    valueOf: (typed: Typed) => Value;
    isSame: (a: Value, b: Value) => boolean;
  }>,
): readonly [Typed, (typed: Typed) => void] {
  const [typed, setTyped] = useState(() => meaning.typedOf(value));
  return [meaning.isSame(meaning.valueOf(typed), value) ? typed : meaning.typedOf(value), setTyped];
}
