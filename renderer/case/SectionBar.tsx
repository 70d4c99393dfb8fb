import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import type { CaseSection } from '../app/navigation.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useSingleKeys } from '../parts/singleKeys.ts';
import { useCase } from './CaseContext.tsx';

const names: Readonly<Record<CaseSection, string>> = {
  summary: 'Summary', timeline: 'Timeline', money: 'Money', people: 'People', documents: 'Documents', changes: 'Changes', messages: 'Messages',
};
const order: readonly CaseSection[] = ['summary', 'timeline', 'money', 'people', 'documents', 'changes', 'messages'];
export const sectionTabId = (section: CaseSection): string => `case-tab-${section}`;

/** The sections of a case, and at the right what can be started on it. `quiet`: a pane beside it has the main button. */
export function SectionBar({ section, quiet }: Readonly<{ section: CaseSection; quiet: boolean }>): ReactNode {
  const { held, go, writeMessage, startInstruction, startChange, beforeRinging, readOnly } = useCase();
  const singleKeys = useSingleKeys();
  const counts: Partial<Record<CaseSection, number>> = { changes: held.changeCount, messages: held.messageCount };
  const keys = (letter: string) => (singleKeys ? { keys: letter } : {});
  const blocked = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  return (
    <div className="cb-case-bar">
      <Tabs value={section} onChange={(_event, to: CaseSection) => go({ section: to })} aria-label="Parts of the case" variant="scrollable" scrollButtons={false}>
        {order.map((one) => {
          const count = counts[one] ?? 0;
          return (
            <Tab
              key={one}
              value={one}
              id={sectionTabId(one)}
              aria-controls={one === section ? 'case-panel' : undefined}
              label={
                <span>
                  {names[one]}
                  {count > 0 && <span className="cb-case-count"> {count}</span>}
                </span>
              }
            />
          );
        })}
      </Tabs>
      <div className="cb-case-starts">
        <ActionButton kind="quiet" {...keys('R')} popup="dialog" onPress={beforeRinging}>
          Before you ring
        </ActionButton>
        <ActionButton kind="quiet" {...keys('E')} onPress={writeMessage} {...blocked}>
          Message
        </ActionButton>
        <ActionButton kind="quiet" {...keys('I')} popup="dialog" onPress={startInstruction} {...blocked}>
          Instruction
        </ActionButton>
        <ActionButton kind={quiet ? 'other' : 'main'} {...keys('C')} popup="dialog" onPress={startChange} {...blocked}>
          Change
        </ActionButton>
      </div>
    </div>
  );
}
