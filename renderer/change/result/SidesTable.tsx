import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import { Icon } from '../../parts/Icon.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { countWords } from '../../words/countWords.ts';
import { partyRoles, roleSides } from '../roleSides.ts';

type Sides = ChangePreview['sides'];

/** `Receiving parent leads 4 areas, paying parent 2, neither 1`. */
export function leadWords(sides: Sides): string {
  const count = (role: Sides[number]['leads']): number => sides.filter(({ leads }) => leads === role).length;
  const neither = count(null);
  return `Receiving parent leads ${countWords(count('receivingParent'), 'area')}, paying parent ${count('payingParent')}${neither === 0 ? '' : `, neither ${neither}`}`;
}

const said = (words: string | null): ReactNode => words ?? <span className="cb-aside">Has not said</span>;

/** Both parents' accounts of the same matter beside each other: where they differ, and who leads each. */
export function SidesTable({ sides }: Readonly<{ sides: Sides }>): ReactNode {
  if (sides.length === 0) return null;
  const led = sides.some(({ leads }) => leads !== null);
  return (
    <section className="cb-change-part">
      <SectionHead level={3} aside={led ? leadWords(sides) : 'what each has told us'}>
        Both accounts
      </SectionHead>
      <table className="cb-contact-table cb-sides">
        <thead>
          <tr>
            <th scope="col">Matter</th>
            {partyRoles.map((role) => (
              <th key={role} scope="col">
                <PartyTile party={roleSides[role]} size={16} />
              </th>
            ))}
            {led && <th scope="col">Leads</th>}
          </tr>
        </thead>
        <tbody>
          {sides.map((side) => {
            const differ = side.payingParent !== null && side.receivingParent !== null && side.payingParent !== side.receivingParent;
            return (
              <tr key={side.label}>
                <th scope="row">
                  {side.label}
                  {differ && (
                    <span className="cb-sides-differ">
                      <Icon path={statusIcons.different.icon} size={14} /> They differ
                    </span>
                  )}
                </th>
                {partyRoles.map((role) => (
                  <td key={role}>{said(side[role])}</td>
                ))}
                {led && <td>{side.leads === null ? <span className="cb-aside">Neither</span> : <PartyTile party={roleSides[side.leads]} size={16} words="short" />}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
