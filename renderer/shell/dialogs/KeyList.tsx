import { Fragment, type ReactNode } from 'react';
import { useSession } from '../../app/AppContext.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { Kbd } from '../../parts/Kbd.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { keyMap } from '../keyMap.ts';
import './dialogs.css';

/** Every key, by place (Ctrl+/). */
export function KeyList({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const singleKeys = useSession((view) => view.preferences.singleKeys);
  return (
    <DialogFrame open title="Keys" width={840} onClose={onClose}>
      <p className="cb-measure">
        In a browser window the browser keeps Ctrl+W, Ctrl+Tab and Ctrl with a number for itself: use Alt+W, Alt+PageUp, Alt+PageDown and Alt with a number.
        {singleKeys ? ' Single letters can be switched off under your name.' : ' Single letters are switched off under your name.'}
      </p>
      {/* A tab stop, so that the keyboard can scroll the list. */}
      <div className="cb-keys" role="group" aria-label="All keys" tabIndex={0}>
        {keyMap.map(({ area, where, lines }) => (
          <section key={area} aria-label={area}>
            <SectionHead level={3}>{area}</SectionHead>
            <p>{where}</p>
            <dl>
              {lines.map(({ keys, does }) => (
                <div key={does} className="cb-key-line">
                  <dt>
                    {keys.map((one, index) => (
                      <Fragment key={one}>
                        {index > 0 && <span className="cb-key-or">or</span>}
                        <Kbd keys={one} />
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogFrame>
  );
}
