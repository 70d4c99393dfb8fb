import { mdiMessageText, mdiPrinterOutline } from '@mdi/js';
import { useCallback, useState, type ReactNode } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Icon } from '../parts/Icon.tsx';
import { PrintView } from '../parts/PrintView.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { countWords } from '../words/countWords.ts';
import { titleWords, type Channel, type Checked, type Role } from './messageWords.ts';
import { pagesOf, readBlocks, RenderedBlocks, type Block } from './RenderedBlocks.tsx';
import './received.css';

const LOCKED_SCREEN_CHARACTERS = 80;
const firstWords = (text: string): string => (text.length <= LOCKED_SCREEN_CHARACTERS ? text : `${text.slice(0, LOCKED_SCREEN_CHARACTERS).replace(/\s+\S*$/, '')}…`);

function Phone({ text, sender }: Readonly<{ text: string; sender: string }>): ReactNode {
  return (
    <>
      <div className="cb-locked">
        <span className="cb-locked-title">Locked screen</span>
        <div className="cb-locked-card">
          <span className="cb-locked-icon">
            <Icon path={mdiMessageText} size={14} />
          </span>
          <span className="cb-locked-words">
            <strong>{sender}</strong> <span className="cb-locked-now">now</span>
            <span className="cb-locked-text">{firstWords(text)}</span>
          </span>
        </div>
      </div>
      <div className="cb-phone">
        <div className="cb-phone-sender">{sender}</div>
        <div className="cb-phone-day">Today</div>
        <p className="cb-phone-bubble">{text}</p>
      </div>
    </>
  );
}

function Letter({ subject, blocks, pages, to }: Readonly<{ subject: string | null; blocks: readonly Block[]; pages: number | null; to: Role }>): ReactNode {
  const [printing, setPrinting] = useState(false);
  const onDone = useCallback(() => setPrinting(false), []);
  const sheets = pagesOf(blocks);
  return (
    <>
      <div className="cb-seen-line">
        <span>{pages === null ? 'Letter' : `About ${countWords(pages, 'page')}`}</span>
        <ActionButton icon={mdiPrinterOutline} onPress={() => setPrinting(true)}>
          Print
        </ActionButton>
      </div>
      {sheets.map((sheet, index) => (
        <div key={index} className="cb-sheet">
          {index === 0 && <p className="cb-seen-address">The name and address go here when it is sent.</p>}
          {index === 0 && subject !== null && <p className="cb-seen-title">{subject}</p>}
          <RenderedBlocks blocks={sheet} />
          {index < sheets.length - 1 && <span className="cb-sheet-end">Page break</span>}
        </div>
      ))}
      <PrintView open={printing} title={subject ?? titleWords({ channel: 'letter', to })} onDone={onDone}>
        {sheets.map((sheet, index) => (
          <section key={index} className="cb-print-sheet">
            <RenderedBlocks blocks={sheet} />
          </section>
        ))}
      </PrintView>
    </>
  );
}

/** The message as it arrives: a text on a locked screen and opened, an email, or a letter. */
export function AsReceived({
  channel,
  to,
  subject,
  sender,
  checked,
}: Readonly<{ channel: Channel; to: Role; subject: string | null; sender: string; checked: Checked | null }>): ReactNode {
  return (
    <section className="cb-received" aria-label="As received">
      <SectionHead aside="worked out on this laptop">As received</SectionHead>
      {checked === null ? (
        <StillBars lines={4} words="Working out how it arrives" />
      ) : channel === 'sms' ? (
        <Phone text={checked.text} sender={sender} />
      ) : channel === 'email' ? (
        <div className="cb-mail">
          <p className="cb-mail-from">{sender}</p>
          <p className="cb-seen-title">{subject}</p>
          <RenderedBlocks blocks={readBlocks(checked.blocks)} />
        </div>
      ) : (
        <Letter subject={subject} blocks={readBlocks(checked.blocks)} pages={checked.pages} to={to} />
      )}
    </section>
  );
}
