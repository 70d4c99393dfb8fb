import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { Icon } from '../../parts/Icon.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';

/** What was gathered for the person who decides, each with where it came from. */
export function PreparedList({ prepared }: Readonly<{ prepared: ChangePreview['prepared'] }>): ReactNode {
  if (prepared.length === 0) return null;
  return (
    <section className="cb-change-part">
      <SectionHead level={3}>Gathered for you</SectionHead>
      <dl className="cb-prepared">
        {prepared.map(({ label, value, source }) => (
          <div key={`${label}-${value}`}>
            <dt>{label}</dt>
            <dd>
              <span>{value}</span>
              <span className="cb-aside">{source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Reasons to look again before deciding. They never stand in the way. */
export function CheckNotes({ checks }: Readonly<{ checks: ChangePreview['checks'] }>): ReactNode {
  if (checks.length === 0) return null;
  return (
    <section className="cb-change-part">
      <SectionHead level={3} aside="nothing here stops you">
        Worth a look
      </SectionHead>
      <ul className="cb-notes">
        {checks.map(({ code, words }) => (
          <li key={code} className={`cb-tone-${statusIcons.lookAtThis.tone}`}>
            <Icon path={statusIcons.lookAtThis.icon} size={16} />
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Further work that recording it opens for us. */
export function OpensList({ opens }: Readonly<{ opens: ChangePreview['opens'] }>): ReactNode {
  if (opens.length === 0) return null;
  return (
    <section className="cb-change-part">
      <SectionHead level={3}>Work this opens</SectionHead>
      <ul className="cb-opens">
        {opens.map(({ title, why, dueOn }) => (
          <li key={title}>
            <span>
              <strong>{title}</strong> <span className="cb-aside">{why}</span>
            </span>
            <span>Due {formatDate(dueOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
