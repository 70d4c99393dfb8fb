import { mdiCashSync, mdiLockOutline } from '@mdi/js';
import { useCallback, useState, type ReactNode } from 'react';
import { measures, type Density } from '../theme/density.ts';
import { ActionBar } from './ActionBar.tsx';
import { ActionButton } from './ActionButton.tsx';
import { CheckList } from './CheckList.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { DialogFrame } from './DialogFrame.tsx';
import { ExplainableFigure } from './ExplainableFigure.tsx';
import { FactList, FactRow } from './FactRow.tsx';
import { FilterPart } from './FilterPart.tsx';
import { GroupHead } from './GroupHead.tsx';
import { HatchedWall } from './HatchedWall.tsx';
import { useAnnounce } from './LiveRegion.tsx';
import { LoadBar } from './LoadBar.tsx';
import { MoneyPerField, type MoneyPerValue } from './MoneyPerField.tsx';
import { Pane } from './Pane.tsx';
import { PaneHead } from './PaneHead.tsx';
import { PartyTile } from './PartyTile.tsx';
import { PlumBlock } from './PlumBlock.tsx';
import { PrintView } from './PrintView.tsx';
import { RowList, type ListPlace } from './RowList.tsx';
import { SectionHead } from './SectionHead.tsx';
import { SegmentMeter } from './SegmentMeter.tsx';
import { SelectField } from './SelectField.tsx';
import { SkipLinks } from './SkipLinks.tsx';
import { SplitView } from './SplitView.tsx';
import { StepBar } from './StepBar.tsx';
import { TextField } from './TextField.tsx';
import { UndoBar } from './UndoBar.tsx';
import { WorkRow } from './WorkRow.tsx';

const nothing = () => undefined;
const ROWS = 50_000;
/** Rows of the last group stay unloaded until they are asked for, as pages from the store do. */
const LOADED = 200;

function List({ density, onOpen }: Readonly<{ density: Density; onOpen: (row: number) => void }>): ReactNode {
  const announce = useAnnounce();
  const [active, setActive] = useState<ListPlace>({ kind: 'row', row: 0 });
  const [open, setOpen] = useState<Readonly<Record<string, boolean>>>({ overdue: true, today: true, later: true });
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set([1]));
  const [loaded, setLoaded] = useState(LOADED);
  const tickSpan = (from: number, to: number, on: boolean) =>
    setTicked((before) => {
      const after = new Set(before);
      for (let row = from; row <= to; row += 1) {
        if (on) after.add(row);
        else after.delete(row);
      }
      return after;
    });
  const section = (key: string, label: string, rows: number, tone: 'red' | 'amber' | 'neutral') => ({
    key,
    rows,
    open: open[key] ?? true,
    head: { label, count: rows, tone },
  });
  return (
    <RowList
      id="work-list"
      label="Work"
      sections={[
        section('overdue', 'Overdue', 3, 'red'),
        section('today', 'Due today', 6, 'amber'),
        section('later', 'Later', ROWS - 9, 'neutral'),
      ]}
      rowAt={useCallback((row: number) => (row < loaded ? { reference: `10-${row.toString().padStart(4, '0')}` } : undefined), [loaded])}
      onNeed={useCallback((_from: number, to: number) => setLoaded((before) => Math.max(before, to + 1)), [])}
      renderRow={({ reference }, { row }) => (
        <WorkRow
          lines={density === 'comfortable' ? 2 : 1}
          icon={mdiCashSync}
          task="Income change"
          reference={reference}
          party={row % 2 === 0 ? 'paying' : 'receiving'}
          safeContact={row === 2}
          whyNow="Payslip arrived 17 November"
          due={row < 3 ? { words: 'Overdue by 1 day', tone: 'red' } : { words: 'Tomorrow', tone: 'neutral' }}
          {...(row === 4 ? { waitingOn: 'Employer' } : {})}
        />
      )}
      active={active}
      onActive={setActive}
      onOpen={onOpen}
      rowHeight={measures[density].row}
      headHeight={measures[density].groupHead}
      onFold={(key, isOpen) => setOpen((before) => ({ ...before, [key]: isOpen }))}
      isTicked={(row) => ticked.has(row)}
      onTick={(row) => tickSpan(row, row, !ticked.has(row))}
      onTickSpan={tickSpan}
      onTickAll={() => {
        tickSpan(0, ROWS - 1, true);
        announce('50,000 ticked');
      }}
      letters={{ n: (row) => announce(`Note on row ${row + 1}`) }}
    />
  );
}

function Facts(): ReactNode {
  const announce = useAnnounce();
  const [printing, setPrinting] = useState(false);
  return (
    <>
      <ActionButton onPress={() => setPrinting(true)}>Print</ActionButton>
      <PrintView open={printing} title="Why £300.00 a week" onDone={useCallback(() => setPrinting(false), [])}>
        <p>Reported by the paying parent.</p>
      </PrintView>
      <HatchedWall
        receiving={
          <FactList>
            <FactRow label="Phone" aside="own phone">
              07700 900217
            </FactRow>
            <FactRow label="Address" hidden="Hidden until the ID check passes" />
          </FactList>
        }
        paying={
          <FactList>
            <FactRow label="New pay" aside="reported, not decided" step={9}>
              <ExplainableFigure about="£300.00 a week" onExplain={() => announce('Why £300.00')}>
                £300.00 a week
              </ExplainableFigure>
            </FactRow>
            <FactRow label="Employer" aside="not confirmed">
              Example Logistics
            </FactRow>
          </FactList>
        }
      />
      <SectionHead size="small" aside="Both parents may be told">
        Shared
      </SectionHead>
    </>
  );
}

function Form(): ReactNode {
  const [pay, setPay] = useState<MoneyPerValue>({ amount: 30_000, per: 'week' });
  const [kind, setKind] = useState<'employed' | 'self'>('employed');
  const [proof, setProof] = useState<'ask' | 'here' | 'none' | null>('ask');
  const [sent, setSent] = useState<readonly ('text' | 'letter')[]>(['text']);
  const [note, setNote] = useState('');
  return (
    <form aria-label="Change" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label="How do they get their income?"
        source="from the case"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'employed', label: 'Employed' },
          { value: 'self', label: 'Self-employed' },
        ]}
      />
      <MoneyPerField id="new-pay" label="New pay before tax" source="from the call, 9:32am" value={pay} onChange={setPay} />
      <ChoiceField
        label="Check the figure"
        value={proof}
        onChange={setProof}
        choices={[
          { value: 'ask', label: 'Ask for proof now', about: 'Payslip by text, employer by letter, HMRC each night.' },
          { value: 'here', label: 'Proof is here', about: 'Choose the document and the figure.' },
          { value: 'none', label: 'They will not send proof', reason: 'Only after 2 December.' },
        ]}
      />
      <CheckList
        label="How to tell them"
        value={sent}
        onChange={setSent}
        choices={[
          { value: 'text', label: 'Text' },
          { value: 'letter', label: 'Letter', about: 'Large print' },
        ]}
      />
      <TextField label="Note" hint="Goes on the timeline." rows={3} value={note} onChange={setNote} />
    </form>
  );
}

function SayButton(): ReactNode {
  const announce = useAnnounce();
  return <ActionButton onPress={() => announce('Said in the dialog')}>Say it</ActionButton>;
}

/** The parts that make a screen, together: list, panes, facts, form, meters, overlays. */
export function GalleryWork({ density }: Readonly<{ density: Density }>): ReactNode {
  const [size, setSize] = useState(560);
  const [opened, setOpened] = useState<number | null>(null);
  const [undo, setUndo] = useState(false);
  const [group, setGroup] = useState(true);
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <SkipLinks links={[{ target: 'work-list', words: 'Skip to the list' }]} />
      <header style={{ display: 'flex', flexWrap: 'wrap', gap: 20, background: 'var(--cb-palette-tone-canvas)' }}>
        <PlumBlock>Receiving parent: leave no voicemail</PlumBlock>
        <h1 style={{ fontSize: 20 }}>My work,</h1>
        <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 }}>
          <FilterPart large words="due by Friday 20 November" onRemove={nothing} onEdit={nothing} />
          <FilterPart large words="changes and callbacks" onRemove={nothing} />
        </div>
      </header>
      <main style={{ flex: 1, minHeight: 0 }}>
        <SplitView
          label="Width of the list"
          size={size}
          onSize={setSize}
          start={
            <Pane
              label="Queue"
              flush
              foot={
                <ActionBar label="Ticked rows" promise="Space ticks a row">
                  <ActionButton kind="main" keys="Enter" onPress={() => setOpened(0)}>
                    Open
                  </ActionButton>
                  <ActionButton keys="A" onPress={() => setUndo(true)}>
                    Assign
                  </ActionButton>
                </ActionBar>
              }
            >
              <List density={density} onOpen={setOpened} />
            </Pane>
          }
          end={
            <Pane
              as="aside"
              label="Preview"
              head={<PaneHead aside="Preview. Nothing changes until you open it.">Income change</PaneHead>}
            >
              <Facts />
              <Form />
              <SectionHead aside="What is left">Meters</SectionHead>
              <StepBar total={13} done={8} current={9} />
              <SegmentMeter characters={142} segments={3} used={0.1} left={59} warn />
              <div>
                <LoadBar percent={74} planned={86} />
              </div>
              <div>
                <LoadBar percent={103} />
              </div>
              <GroupHead label="Sent today" count={14} open={group} onToggle={() => setGroup(!group)} />
              <PlumBlock soft>Never say where the receiving parent lives.</PlumBlock>
              <PartyTile party="receiving" words="none" size={24} />
              <ActionButton icon={mdiLockOutline} reason="Needs a leader" onPress={nothing}>
                Unlock
              </ActionButton>
            </Pane>
          }
        />
      </main>
      <DialogFrame
        open={opened !== null}
        title={`Open row ${(opened ?? 0) + 1}`}
        onClose={() => setOpened(null)}
        actions={
          <ActionButton kind="main" onPress={() => setOpened(null)}>
            Open case
          </ActionButton>
        }
      >
        <p>You can go back with Esc.</p>
        <SayButton />
      </DialogFrame>
      {undo && <UndoBar words="1 task moved to CW-15." until="2026-11-18T09:51:00.000Z" onUndo={() => setUndo(false)} />}
    </div>
  );
}
