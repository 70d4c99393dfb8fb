import { mdiLockOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import type { PartyRole } from '../../../app/model/roles.ts';
import { Icon } from '../../parts/Icon.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { partyRoles, roleSides } from '../roleSides.ts';

export type RecordLine = ChangePreview['record'][number];

const Lines = ({ rows }: Readonly<{ rows: readonly RecordLine[] }>): ReactNode => (
  <table className="cb-contact-table">
    <thead>
      <tr>
        <th scope="col">What we hold</th>
        <th scope="col">Before</th>
        <th scope="col">After</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ label, before, after }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{before ?? 'None held'}</td>
          <td>{after === null ? <span className="cb-aside">Taken off the record</span> : after === '' ? <span className="cb-aside">Not given yet</span> : <strong>{after}</strong>}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Side = ({ role, rows }: Readonly<{ role: PartyRole; rows: readonly RecordLine[] }>): ReactNode => (
  <div className="cb-record-side">
    <p className="cb-record-who">
      <PartyTile party={roleSides[role]} size={16} />
      <span className="cb-aside">
        <Icon path={mdiLockOutline} size={14} /> Only this parent may be told
      </span>
    </p>
    <Lines rows={rows} />
  </div>
);

/** What the record will say, before and after. What is one parent's alone stands under that parent's name. */
export function RecordTable({ rows }: Readonly<{ rows: readonly RecordLine[] }>): ReactNode {
  if (rows.length === 0) return null;
  const shared = rows.filter(({ about }) => about === null);
  return (
    <section className="cb-change-part">
      <SectionHead level={3}>What the record will say</SectionHead>
      {shared.length > 0 && <Lines rows={shared} />}
      {partyRoles.map((role) => {
        const own = rows.filter(({ about }) => about === role);
        return own.length === 0 ? null : <Side key={role} role={role} rows={own} />;
      })}
    </section>
  );
}
