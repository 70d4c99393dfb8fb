import {
  mdiAccountEditOutline,
  mdiAlertCircle,
  mdiCashSync,
  mdiClockAlertOutline,
  mdiMapMarkerOutline,
  mdiShieldAlert,
} from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { light, type ToneName } from '../theme/tones.ts';
import { ActionButton } from './ActionButton.tsx';
import { DateField } from './DateField.tsx';
import type { DateValue } from './dateDraft.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { ExplainableFigure } from './ExplainableFigure.tsx';
import { ListRow } from './ListRow.tsx';
import { MessageBox } from './MessageBox.tsx';
import { MoneyField } from './MoneyField.tsx';
import type { MoneyValue } from './moneyDraft.ts';
import { PartyTile } from './PartyTile.tsx';
import { SectionHead } from './SectionHead.tsx';
import { statusIcons } from './statusIcons.ts';
import { StatusTag } from './StatusTag.tsx';
import { StillBars } from './StillBars.tsx';
import { Tick } from './CheckList.tsx';
import { UndoContent } from './UndoBar.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';
import { WorkRow } from './WorkRow.tsx';
import { YesNoField } from './YesNoField.tsx';

const shown: readonly ToneName[] = [
  'ink', 'ink2', 'ink3', 'control', 'lineStrong', 'line',
  'sunken', 'chrome', 'accent', 'accentSoft', 'focus', 'hilite',
  'red', 'amber', 'green', 'blue', 'plum', 'callBar',
].filter((name): name is ToneName => name in light);
const nothing = () => undefined;

const Part = ({ title, children }: Readonly<{ title: string; children: ReactNode }>): ReactNode => (
  <section style={{ marginBottom: 22 }}>
    <SectionHead size="small">{title}</SectionHead>
    <div style={{ paddingTop: 10 }}>{children}</div>
  </section>
);
const Line = ({ children, gap = 8 }: Readonly<{ children: ReactNode; gap?: number }>): ReactNode => (
  <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap }}>{children}</div>
);

function Looks(): ReactNode {
  return (
    <div>
      <Part title="Colour">
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(6, 1fr)', gap: 8 }}>
          {shown.map((name) => (
            <div key={name} style={{ fontSize: 12, lineHeight: '16px' }}>
              <div
                style={{
                  height: 24,
                  borderRadius: 4,
                  border: '1px solid var(--cb-palette-tone-lineStrong)',
                  background: `var(--cb-palette-tone-${name})`,
                }}
              />
              {name}
            </div>
          ))}
        </div>
      </Part>
      <Part title="Type: 28 result, 20 screen, 16 pane, 14 text, 13 rows, 12 small">
        <Line gap={20}>
          <span className="cb-result">£48.00</span>
          <strong style={{ fontSize: 20, fontWeight: 660 }}>Income change</strong>
          <strong style={{ fontSize: 16, fontWeight: 640 }}>Check the figure</strong>
        </Line>
        Decide the effective date. <span className="cb-aside">Payslip received 17 November.</span>{' '}
        <span style={{ fontSize: 12 }}>CW-07</span>
      </Part>
      <Part title="Status: icon and word, always both">
        <Line>
          <StatusTag {...statusIcons.overdue}>Overdue by 1 day</StatusTag>
          <StatusTag {...statusIcons.dueToday}>Due today</StatusTag>
          <StatusTag {...statusIcons.waiting}>Waiting on employer</StatusTag>
          <StatusTag {...statusIcons.done}>Delivered</StatusTag>
          <StatusTag {...statusIcons.needsYou} look="solid">
            Needs you
          </StatusTag>
          <StatusTag {...statusIcons.draft}>Draft</StatusTag>
          <StatusTag tone="plum" look="solid" icon={mdiShieldAlert}>
            No voicemail
          </StatusTag>
          <StatusTag {...statusIcons.overdue} look="quiet">
            Quiet form, in rows
          </StatusTag>
        </Line>
      </Part>
      <Part title="Parents: shape and side, not colour. Dotted line: W explains it">
        <Line gap={20}>
          <PartyTile party="receiving" />
          <PartyTile party="paying" />
          <ExplainableFigure about="£65.92 a week" onExplain={nothing}>
            £65.92 a week
          </ExplainableFigure>
        </Line>
      </Part>
      <Part title="Undo (queue facts only; never the only place for an error)">
        <UndoContent words="12 tasks moved: 6 to CW-07, 6 to CW-15." until="2026-11-18T09:51:00.000Z" onUndo={nothing} />
      </Part>
    </div>
  );
}

function Controls(): ReactNode {
  const [pay, setPay] = useState<MoneyValue>(30_000);
  const [changedOn, setChangedOn] = useState<DateValue>('2026-11-19');
  const [answer, setAnswer] = useState<boolean | null>(true);
  const [read, setRead] = useState(true);
  const [view, setView] = useState<'guide' | 'list'>('guide');
  return (
    <div>
      <Part title="Buttons: main, other, quiet">
        <Line>
          <ActionButton kind="main" keys="Ctrl+Enter" onPress={nothing}>
            Continue
          </ActionButton>
          <ActionButton keys="A" onPress={nothing}>
            Assign
          </ActionButton>
          <ActionButton kind="quiet" onPress={nothing}>
            Clear
          </ActionButton>
        </Line>
      </Part>
      <Part title="Not now: shown, disabled, with the reason beside it">
        <ActionButton reason="Needs proof, due 2 December" onPress={nothing}>
          Decide
        </ActionButton>
      </Part>
      <Part title="Fields: label above, never inside">
        <div style={{ display: 'flex', gap: 12, marginBottom: 10 }}>
          <MoneyField id="pay" label="New pay before tax" value={pay} onChange={setPay} />
        </div>
        <DateField
          id="changed-on"
          label="When did it change?"
          error="Must be 18 November 2026 or before"
          value={changedOn}
          onChange={setChangedOn}
        />
        <div style={{ display: 'flex', alignItems: 'center', gap: 12, marginTop: 10 }}>
          <YesNoField label="Has it changed?" labelUnseen value={answer} onChange={setAnswer} />
          <Tick id="notes-read" label="Notes read" ticked={read} onChange={setRead} />
          <ViewSwitch
            label="View"
            value={view}
            onChange={setView}
            views={[
              { value: 'guide', label: 'Guide' },
              { value: 'list', label: 'Checklist' },
            ]}
          />
        </div>
      </Part>
      <Part title="Field errors come together at the top; focus lands here">
        <ErrorSummary
          takeFocus={false}
          problems={[
            { fieldId: 'changed-on', words: 'When did it change? Must be 18 November 2026 or before' },
            { fieldId: 'pay', words: 'New pay: enter an amount' },
          ]}
        />
      </Part>
      <Part title="Someone else editing; read only">
        <MessageBox kind="info" icon={mdiAccountEditOutline} title="CW-11 is editing the address">
          First save wins that field. Your text is kept.
        </MessageBox>
      </Part>
    </div>
  );
}

const overdue = { words: 'Overdue by 1 day', tone: 'red', icon: mdiAlertCircle } as const;
const today = { words: 'Today', tone: 'amber' } as const;

function States(): ReactNode {
  return (
    <div>
      <Part title="Rows: 48, 36, 28 high. Selection, ticked, plain, taken">
        <div className="gallery-rows" role="grid" aria-label="Rows" aria-multiselectable="true" tabIndex={0}>
          <ListRow id="row-1" index={1} top={0} height={48} active ticked={false} tickable onPress={nothing}>
            <WorkRow
              lines={2}
              icon={mdiCashSync}
              task="Income change"
              reference="10-0311"
              party="paying"
              due={overdue}
              whyNow="Last proof arrived: payslip, 17 November"
            />
          </ListRow>
          <ListRow id="row-2" index={2} top={48} height={36} active={false} ticked tickable onPress={nothing}>
            <WorkRow
              lines={1}
              icon={mdiMapMarkerOutline}
              task="New address"
              reference="10-0301"
              due={today}
              whyNow="Told us online: moved 14 November"
            />
          </ListRow>
          <ListRow id="row-3" index={3} top={84} height={28} active={false} ticked={false} tickable onPress={nothing}>
            <WorkRow lines={1} icon={mdiCashSync} task="Income change" reference="10-0129" party="paying" due={today} whyNow="Nobody replied" />
          </ListRow>
          <ListRow id="row-4" index={4} top={112} height={28} active={false} ticked={false} onPress={nothing}>
            <WorkRow
              lines={1}
              icon={mdiCashSync}
              task="Income change"
              reference="10-0190"
              party="paying"
              whyNow="HMRC answered"
              taken="Taken by CW-11 at 9:42am"
            />
          </ListRow>
        </div>
      </Part>
      <Part title="Part failed, nothing lost">
        <MessageBox kind="error" title="HMRC did not answer" action={<ActionButton onPress={nothing}>Try again</ActionButton>}>
          Your draft is safe. Reference 7F3A.
        </MessageBox>
        <Line>
          <span className="cb-aside">HMRC pay data</span>
          <StatusTag {...statusIcons.notNow} look="quiet">
            Unavailable
          </StatusTag>
        </Line>
      </Part>
      <Part title="Lease ending; lock keeps the journal">
        <MessageBox kind="warn" icon={mdiClockAlertOutline} title="You can work offline for 4 more hours">
          Connect before 9:40am tomorrow to go on.
        </MessageBox>
      </Part>
      <Part title="Loading: local first, still bars only where nothing is held">
        <StillBars words="Checking hub" show />
      </Part>
      <Part title="Empty: why, and one action">
        <EmptyState title="No income changes due by Friday" action={<ActionButton onPress={nothing}>Remove that part</ActionButton>}>
          The part "due by Friday 20 November" hides 12.
        </EmptyState>
      </Part>
    </div>
  );
}

/** The parts sheet: marks and states side by side, for eyes and for axe. */
export function Gallery({ themeName }: Readonly<{ themeName: string }>): ReactNode {
  return (
    <main style={{ padding: 28 }}>
      <div style={{ display: 'flex', alignItems: 'baseline', gap: 12, marginBottom: 10 }}>
        <h1 style={{ margin: 0, fontSize: 20, lineHeight: '28px', fontWeight: 660 }}>Parts and their states</h1>
        <span className="cb-aside">{themeName} theme</span>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))', gap: 32 }}>
        <Looks />
        <Controls />
        <States />
      </div>
    </main>
  );
}
