import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';

/** Why the rule says no, in the words the customer reads, with the law or guidance under them. */
export const RefusalBox = ({ refusal }: Readonly<{ refusal: NonNullable<ChangePreview['refusal']> }>): ReactNode => (
  <section className="cb-change-part">
    <SectionHead level={3} aside="as the customer reads it">
      Why not
    </SectionHead>
    <blockquote className="cb-refusal">{refusal.words}</blockquote>
    <p className="cb-aside">{refusal.source}</p>
  </section>
);
