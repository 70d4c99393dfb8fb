import { useEffect, useState, type ReactNode } from 'react';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ViewSwitch } from '../parts/ViewSwitch.tsx';

type Factor = Output<'practice.speed'>['factor'];
const speeds = [
  { value: '1', label: 'Real time', factor: 1 },
  { value: '60', label: '1 min = 1 hour', factor: 60 },
  { value: '3600', label: '1 sec = 1 hour', factor: 3600 },
  { value: '1000000', label: 'At once', factor: 1_000_000 },
] as const satisfies readonly Readonly<{ value: string; label: string; factor: Factor }>[];
type Speed = (typeof speeds)[number]['value'];

/** How fast made-up parents, employers and offices answer in practice. Reminders and dates keep the real clock. */
export function PracticeAnswers(): ReactNode {
  const { api, announce } = useApp();
  const [factor, setFactor] = useState<Factor | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const choose = async (wanted: Factor | null): Promise<void> => {
    const done = await api.call('practice.speed', { factor: wanted });
    setError(done.ok ? null : done.error);
    if (!done.ok) return;
    setFactor(done.value.factor);
    if (wanted !== null) announce('Practice answers changed.');
  };
  useEffect(() => {
    let gone = false;
    void api.call('practice.speed', { factor: null }).then((done) => {
      if (gone) return;
      if (done.ok) setFactor(done.value.factor);
      else setError(done.error);
    });
    return () => {
      gone = true;
    };
  }, [api]);
  const value: Speed | '' = speeds.find((speed) => speed.factor === factor)?.value ?? '';
  return (
    <div className="cb-practice-answers">
      <div className="cb-label">Practice answers</div>
      {error !== null && <Failed error={error} />}
      <ViewSwitch<Speed | ''> label="Practice answers" value={value} views={speeds} onChange={(chosen) => void choose(speeds.find((speed) => speed.value === chosen)?.factor ?? null)} />
      <p className="cb-hint">How fast made-up parents, employers and offices answer. Due dates and reminders keep real time.</p>
    </div>
  );
}
