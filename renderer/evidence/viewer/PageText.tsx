import { useState, type ReactNode } from 'react';
import type { Page } from './pages.ts';

/** The words of a page, where it has any: for a screen reader, and to copy a figure from. Read when asked for. */
export function PageText({ page }: Readonly<{ page: Page }>): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const read = (): void => {
    if (text === null) void page.text().then(setText, () => setText(''));
  };
  return (
    <details className="cb-stage-text" onToggle={(event) => event.currentTarget.open && read()}>
      <summary>Words of this page</summary>
      {text === null ? null : text === '' ? <p className="cb-aside">There are no words in this page, only a picture of them.</p> : <pre tabIndex={0}>{text}</pre>}
    </details>
  );
}
