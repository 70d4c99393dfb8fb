import type { ReactNode } from 'react';

/** The product's mark and name: two case files on a bench, one full, one open. */
export const Brand = (): ReactNode => (
  <span className="cb-brand">
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect className="cb-brand-full" x="1.5" y="3" width="8" height="10" rx="1" />
      <rect className="cb-brand-open" x="12.25" y="3.75" width="5.5" height="8.5" rx="0.75" />
      <rect className="cb-brand-bench" x="0.5" y="15" width="19" height="2.5" rx="0.75" />
    </svg>
    <span>Casebench</span>
  </span>
);
