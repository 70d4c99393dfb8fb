import { mdiEmailOutline, mdiFileDocumentOutline, mdiMessageTextOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { ChangePreview } from '../../app/contract/change.ts';
import { partyRoles, roleSides } from './roleSides.ts';
import { Icon } from '../parts/Icon.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { channelName } from './pathWords.ts';

type Notice = ChangePreview['notices'][number];
const icons = { sms: mdiMessageTextOutline, email: mdiEmailOutline, letter: mdiFileDocumentOutline } as const;

/** What would be drafted for each parent. A parent who hears nothing is named too: that is a promise. */
export function NoticeList({
  notices,
  only,
  level = 3,
}: Readonly<{ notices: readonly Notice[]; only?: 'receivingParent' | 'payingParent'; level?: 3 | 4 }>): ReactNode {
  return (
    <section className="cb-change-part">
      <SectionHead level={level} aside="drafted for you to read; nothing is sent by itself">
        Messages
      </SectionHead>
      <dl className="cb-notices">
        {partyRoles
          .filter((role) => only === undefined || role === only)
          .map((role) => {
            const own = notices.filter(({ to }) => to === role);
            return (
              <div key={role} className="cb-notice">
                <dt>
                  <PartyTile party={roleSides[role]} size={16} />
                </dt>
                <dd>
                  {own.length === 0 && <span className="cb-aside">Nothing is drafted</span>}
                  {own.map(({ channel, templateId, title }) => (
                    <span key={`${channel}-${templateId}`} className="cb-notice-line">
                      <Icon path={icons[channel]} size={16} />
                      <span>
                        {channelName(channel)}: {title}
                      </span>
                    </span>
                  ))}
                </dd>
              </div>
            );
          })}
      </dl>
    </section>
  );
}
