import type { ReactNode } from 'react';
import './marks.css';

/** A case number in its own weight and colour. Never tabular: the hyphen would gape. */
export function CaseNumber({ reference, taken = false }: Readonly<{ reference: string; taken?: boolean }>): ReactNode {
  return <span className={taken ? 'cb-case-number cb-case-taken' : 'cb-case-number'}>{reference}</span>;
}
