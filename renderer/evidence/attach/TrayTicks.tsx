import type { ReactNode } from 'react';
import { evidenceWayWord } from '../../../app/work/evidenceWords.ts';
import { useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Tick } from '../../parts/CheckList.tsx';
import { whenWords } from '../../words/timeWords.ts';
import { fileWords } from '../fileWords.ts';
import type { TrayItem } from './places.ts';

type TickProps = Readonly<{ tray: readonly TrayItem[]; ticked: readonly string[]; onChange: (ticked: readonly string[]) => void; onDiscard: (item: TrayItem) => void }>;

function Line({ item, ticked, onChange, onDiscard }: Omit<TickProps, 'tray'> & Readonly<{ item: TrayItem }>): ReactNode {
  const today = useToday();
  const { trayId, file, how, arrivedAt } = item;
  return (
    <li className="cb-tray-line">
      <Tick
        id={`tray-${trayId}`}
        label={file.name}
        about={`${fileWords(file)} · ${evidenceWayWord(how)}, ${whenWords(arrivedAt, today)}`}
        ticked={ticked.includes(trayId)}
        onChange={(on) => onChange(on ? [...ticked, trayId] : ticked.filter((id) => id !== trayId))}
      />
      <ActionButton kind="quiet" popup="dialog" name={`Discard ${file.name}`} onPress={() => onDiscard(item)}>
        Discard
      </ActionButton>
    </li>
  );
}

/** The files of the tray: those that belong to this document are ticked, the others can be. */
export function TrayTicks(props: TickProps): ReactNode {
  const { tray, ticked } = props;
  const own = ticked.flatMap((id) => tray.find(({ trayId }) => trayId === id) ?? []);
  const others = tray.filter(({ trayId }) => !ticked.includes(trayId));
  return (
    <>
      {own.length > 0 && (
        <ul className="cb-tray" aria-label="Files of this document">
          {own.map((item) => (
            <Line key={item.trayId} {...props} item={item} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className="cb-tray-more" open={own.length === 0}>
          <summary>{own.length === 0 ? `In your tray: ${others.length}` : `More in your tray: ${others.length}`}</summary>
          <ul className="cb-tray" aria-label="Other files in your tray">
            {others.map((item) => (
              <Line key={item.trayId} {...props} item={item} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
