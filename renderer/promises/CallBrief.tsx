import { mdiShieldAlert } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Output } from '../../app/contract/index.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import { useApp, useNow, useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { createAskStore } from '../case/askStore.ts';
import { useAsking } from '../case/CaseContext.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { byWords, promiseLeft } from '../today/todayWords.ts';
import { dueWords } from '../words/dueWords.ts';
import { whenWords } from '../words/timeWords.ts';
import './promises.css';

type Brief = Output<'promises.brief'>;

function Contact({ contact }: Readonly<{ contact: Brief['contact'][number] }>): ReactNode {
  const today = useToday();
  const { role, initials, mayRing, rules, lastCall } = contact;
  return (
    <section aria-label={`How to reach ${initials}`}>
      <PartyTile party={role === 'payingParent' ? 'paying' : 'receiving'}>
        <strong>{initials}</strong>, {role === 'payingParent' ? 'paying parent' : 'receiving parent'}
      </PartyTile>
      {!mayRing && <MessageBox kind="warn">Do not ring this parent.</MessageBox>}
      <ul className="cb-brief-rules">
        {rules.map(({ words, stop }) => (
          <li key={words} className={stop ? 'cb-brief-stop' : undefined}>
            {stop && <Icon path={mdiShieldAlert} size={16} label="Safe contact" />}
            <span>{words}</span>
          </li>
        ))}
        {rules.length === 0 && <li>No rule about contact.</li>}
      </ul>
      <p className="cb-aside">{lastCall === null ? 'No call is on record.' : `Last call ${whenWords(lastCall.at, today).replace(/^Y/, 'y')}, ${lastCall.by}: ${lastCall.words}`}</p>
    </section>
  );
}

/** What to know before ringing about a case: who may be rung and how, what was promised, what is open, what was said. */
export function CallBrief({ brief }: Readonly<{ brief: Brief }>): ReactNode {
  const today = useToday();
  const now = useNow();
  return (
    <>
      <div className="cb-brief-parties">
        {brief.contact.map((contact) => (
          <Contact key={contact.role} contact={contact} />
        ))}
      </div>
      <section className="cb-brief-part" aria-labelledby="brief-promises">
        <SectionHead id="brief-promises" level={3} size="small">
          What we promised
        </SectionHead>
        <ul className="cb-brief-list">
          {brief.promises.map((promise) => (
            <li key={promise.promiseId}>
              <PartyTile party={promise.to === 'payingParent' ? 'paying' : 'receiving'} size={16} words="none" /> <strong>{promise.what}</strong>, {byWords(promise, today)} ({promiseLeft(promise, today, now).words.toLowerCase()})
              {!promise.told && <span className="cb-quiet"> Our own target: they were not told.</span>}
            </li>
          ))}
          {brief.promises.length === 0 && <li className="cb-quiet">Nothing open.</li>}
        </ul>
      </section>
      <section className="cb-brief-part" aria-labelledby="brief-work">
        <SectionHead id="brief-work" level={3} size="small">
          Open work
        </SectionHead>
        <ul className="cb-brief-list">
          {brief.tasks.map((task) => (
            <li key={task.taskId}>
              <strong>{taskTitle(task)}</strong>, due {dueWords(task.dueOn, today).replace(/^[TO]/, (letter) => letter.toLowerCase())}
              {task.claimedBy === null ? '' : `, ${task.claimedBy}`}
            </li>
          ))}
          {brief.tasks.length === 0 && <li className="cb-quiet">Nothing open.</li>}
        </ul>
      </section>
      <section className="cb-brief-part" aria-labelledby="brief-notes">
        <SectionHead id="brief-notes" level={3} size="small">
          Last notes
        </SectionHead>
        <ul className="cb-brief-list">
          {brief.notes.map((note) => (
            <li key={`${note.at} ${note.by}`}>
              <span className="cb-quiet">
                {whenWords(note.at, today)}, {note.by}
              </span>
              <div className="cb-brief-note">{note.text}</div>
            </li>
          ))}
          {brief.notes.length === 0 && <li className="cb-quiet">No notes yet.</li>}
        </ul>
      </section>
    </>
  );
}

/** The brief over an open case. */
export function CallBriefDialog({ caseId, clusterId, reference, onClose }: Readonly<{ caseId: string; clusterId: string; reference: string; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createAskStore(() => api.call('promises.brief', { caseId })));
  const { view, ask } = useStore(store);
  useAsking(clusterId, ask);
  return (
    <DialogFrame open title={`Before you ring, ${reference}`} width={720} onClose={onClose}>
      {view.phase === 'loading' && <StillBars lines={6} words="Loading what to know" />}
      {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
      {view.phase === 'ready' && <CallBrief brief={view.value} />}
    </DialogFrame>
  );
}
