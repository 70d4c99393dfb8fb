import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { roleName } from '../pathWords.ts';

export type ChainLink = ChangePreview['chain'][number];
const orderWords: Readonly<Record<ChainLink['order'], string>> = { before: 'Earlier report first', same: 'Same kind of report', after: 'Decided after this one' };

/** Other unfinished reports that touch this one, in the order in which they are decided. */
export function ChainList({ chain, onOpen, onTogether }: Readonly<{ chain: readonly ChainLink[]; onOpen?: (link: ChainLink) => void; onTogether?: () => void }>): ReactNode {
  if (chain.length === 0) return null;
  return (
    <section className="cb-change-part">
      <SectionHead
        level={3}
        {...(onTogether !== undefined && chain.length > 1 ? { action: <ActionButton popup="dialog" onPress={onTogether}>Decide together</ActionButton> } : {})}
      >
        Other unfinished reports
      </SectionHead>
      <ul className="cb-notes cb-chain">
        {chain.map((link) => {
          const mark = link.order === 'before' ? statusIcons.lookAtThis : statusIcons.notNow;
          const words = `${link.title}, ${roleName(link.subject)}`;
          return (
            <li key={link.changeId} className={`cb-tone-${mark.tone}`}>
              <Icon path={mark.icon} size={16} />
              <span>
                {orderWords[link.order]}: {onOpen === undefined ? <strong>{words}</strong> : <LinkButton onPress={() => onOpen(link)}>{words}</LinkButton>}{' '}
                <span className="cb-aside">reported {formatDate(link.reportedOn)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
