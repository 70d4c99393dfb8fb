import type { ReactNode } from 'react';
import type { CaseView } from '../../app/contract/case.ts';
import type { ChangePreview } from '../../app/contract/work.ts';
import { PlumBlock } from '../parts/PlumBlock.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { contactRows } from './contactAfter.ts';
import type { OpenChange } from './changeState.ts';
import { NoticeList } from './NoticeList.tsx';
import { roleName } from './pathWords.ts';
import { safetyLines } from './safetyLines.ts';

/** The live result of a new address, phone or email: what it was, what it will be, and who must never hear of it. */
export function ContactResult({
  view,
  preview,
}: Readonly<{ view: Pick<OpenChange, 'form' | 'held' | 'raw'>; preview: ChangePreview }>): ReactNode {
  const { form, held, raw } = view;
  const party = held === null ? null : partyOf(held, form.subject);
  const other = form.subject === 'payingParent' ? 'receivingParent' : 'payingParent';
  const rows = contactRows(form.type, party?.contact ?? null, raw);
  const markers = held === null ? [] : safetyLines(held);
  return (
    <>
      <section className="cb-change-part">
        <SectionHead level={2} aside="updates as you type">
          Before and after
        </SectionHead>
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
                <td>{before}</td>
                <td>{after === '' ? <span className="cb-aside">Not given yet</span> : <strong>{after}</strong>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="cb-change-part">
        <PlumBlock soft title="Keep both parents safe">
          The {roleName(other)} is never told. It is in nothing they are sent or shown.
          {markers.map((line) => (
            <span key={line} className="cb-plum-line">
              {line}
            </span>
          ))}
        </PlumBlock>
      </section>
      <NoticeList notices={preview.notices} only={form.subject} />
    </>
  );
}

const partyOf = (held: CaseView, role: 'payingParent' | 'receivingParent') =>
  role === 'payingParent' ? held.paying : held.receiving;
