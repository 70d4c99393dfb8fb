import type { ReactNode } from 'react';
import { formatDate, formatTime, londonDate } from '../../app/model/calendar.ts';
import type { OpenRunInfo, RunPreview } from './instructionState.ts';
import './runPreview.css';

const who = (by: string | null, at: string | null): string =>
  by === null || at === null ? '' : `${by}, ${formatDate(londonDate(at))}, ${formatTime(at)}`;

/** The record of a run, to print: each step with its answer, where it came from, who gave it, and the law it rests on. */
export function RunRecord({ run, preview }: Readonly<{ run: OpenRunInfo; preview: RunPreview | null }>): ReactNode {
  const { view } = run;
  return (
    <>
      <p>Record of a Smart Instruction, held by {run.holder}.</p>
      <table className="cb-record">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Answer</th>
            <th scope="col">Where it came from</th>
            <th scope="col">Law</th>
          </tr>
        </thead>
        <tbody>
          {view.steps
            .filter(({ status, answer, deviation }) => status !== 'ahead' && (answer !== null || deviation !== null))
            .map((step) => (
              <tr key={step.key}>
                <th scope="row">
                  {step.number !== null && `${step.number}. `}
                  {step.title}
                </th>
                <td>
                  {step.deviation === null ? step.answer?.text : `Done another way: ${step.deviation.reason}`}
                  {step.answer?.reason != null && <div>Reason: {step.answer.reason}</div>}
                  {step.explain !== null && <div>{step.explain.formula}</div>}
                </td>
                <td>
                  {step.answer?.source === 'caseworker'
                    ? who(step.answer.by, step.answer.at)
                    : [step.answer?.sourceWords, who(step.answer?.by ?? null, step.answer?.at ?? null)]
                        .filter(Boolean)
                        .join('; ')}
                </td>
                <td>
                  {[
                    ...step.citations,
                    ...(step.explain === null ? [] : [`${step.explain.source}, ${step.explain.ruleId}`]),
                  ].join('; ')}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {view.kept.length > 0 && (
        <>
          <h2>Answers kept but not needed</h2>
          <ul>
            {view.kept.map(({ key, title, answer }) => (
              <li key={key}>
                {title} {answer.text}
              </li>
            ))}
          </ul>
        </>
      )}
      {view.notes.length > 0 && (
        <>
          <h2>Notes</h2>
          <ul>
            {view.notes.map(({ at, by, text }) => (
              <li key={at}>
                {who(by, at)}: {text}
              </li>
            ))}
          </ul>
        </>
      )}
      {preview !== null && (
        <>
          <h2>What was done</h2>
          <ul>
            {preview.writes.map(({ title, detail }, index) => (
              // Two lines can read the same; the order is what tells them apart.
              <li key={index}>
                {title}. {detail}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>Outcome: {preview?.outcome ?? view.outcome?.title ?? 'not finished'}</p>
    </>
  );
}
