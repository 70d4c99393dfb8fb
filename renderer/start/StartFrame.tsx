import type { ReactNode } from 'react';
import { Brand } from '../shell/Brand.tsx';
import './start.css';

/** The window before there is work to show: brand above, one thing below. */
export function StartFrame({ title, children, practice = false }: Readonly<{ title: string; children: ReactNode; practice?: boolean }>): ReactNode {
  return (
    <div className={practice ? 'cb-start cb-start-practice' : 'cb-start'}>
      <header className="cb-start-head">
        <Brand />
        {practice && <span className="cb-aside">Practice: made-up cases, nothing is sent</span>}
      </header>
      <main className="cb-start-main">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
