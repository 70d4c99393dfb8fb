import { useState, type ReactNode } from 'react';
import type { Failure, Result } from '../../../../app/result.ts';
import { useApp, useSession } from '../../../app/AppContext.tsx';
import { Failed } from '../../../app/Failed.tsx';
import { ActionButton } from '../../../parts/ActionButton.tsx';
import { useCase } from '../../CaseContext.tsx';
import { isMachine, remindBy, type Line } from './answerForm.ts';
import { AnswerDialog, lineName, StopDialog } from './WaitingDialogs.tsx';

const sent = { sms: 'Text', email: 'Email', letter: 'Letter' } as const;

/** What a person can do about one wait: ask again, ring, write down an answer, or stop waiting. */
export function WaitingActs({ line }: Readonly<{ line: Line }>): ReactNode {
  const { api, act, announce } = useApp();
  const { held, readOnly } = useCase();
  const practice = useSession((view) => view.session?.practice ?? false);
  const [dialog, setDialog] = useState<'answer' | 'stop' | null>(null);
  const [failed, setFailed] = useState<Readonly<{ error: Failure; again: () => void }> | null>(null);
  const name = lineName(line);
  const off = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  const channel = remindBy(line);
  const rings = line.ways.some((way) => way.channel === 'phone' && way.usable);
  const saw = { [`request/${line.requestId}`]: line.tag };

  const doing = async (what: () => Promise<Result<unknown>>): Promise<void> => {
    const done = await what();
    setFailed(done.ok ? null : { error: done.error, again: () => void doing(what) });
  };
  const remind = (): Promise<void> =>
    doing(() => act('request.remind', held.clusterId, { requestId: line.requestId, channel }, { saw, words: channel === null ? '' : `${sent[channel]} drafted to ask again` }));
  const ring = (): Promise<void> => doing(() => act('request.fallBack', held.clusterId, { requestId: line.requestId, channel: 'phone' }, { saw, words: 'A callback is on the case' }));
  const answerNow = (): Promise<void> =>
    doing(async () => {
      const done = await api.call('practice.answerNow', { requestId: line.requestId });
      if (done.ok) announce(`${name} has answered.`);
      return done;
    });
  return (
    <>
      <div className="cb-wait-acts" role="group" aria-label={name}>
        {!isMachine(line) && (
          <>
            <ActionButton kind="quiet" name={`Remind now: ${name}`} onPress={() => void remind()} {...(channel === null && readOnly === undefined ? { reason: 'No safe way to write to them' } : off)}>
              Remind now
            </ActionButton>
            <ActionButton kind="quiet" name={`Phone instead: ${name}`} onPress={() => void ring()} {...(!rings && readOnly === undefined ? { reason: 'No number that is safe to ring' } : off)}>
              Phone instead
            </ActionButton>
          </>
        )}
        <ActionButton kind="quiet" popup="dialog" name={`Record an answer: ${name}`} onPress={() => setDialog('answer')} {...off}>
          Record an answer
        </ActionButton>
        <ActionButton kind="quiet" popup="dialog" name={`Stop waiting: ${name}`} onPress={() => setDialog('stop')} {...off}>
          Stop waiting
        </ActionButton>
        {practice && (
          <ActionButton kind="quiet" name={`Answer now (practice): ${name}`} onPress={() => void answerNow()}>
            Answer now (practice)
          </ActionButton>
        )}
      </div>
      {failed !== null && <Failed error={failed.error} onRetry={failed.again} />}
      {dialog === 'answer' && <AnswerDialog line={line} onClose={() => setDialog(null)} />}
      {dialog === 'stop' && <StopDialog line={line} onClose={() => setDialog(null)} />}
    </>
  );
}
