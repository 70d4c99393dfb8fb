import type { ReactNode } from 'react';
import './layout.css';

/** Links seen only with focus, first on the page. `target` is the id of something that can take focus. */
export function SkipLinks({
  links,
}: Readonly<{ links: readonly Readonly<{ target: string; words: string }>[] }>): ReactNode {
  return (
    <nav className="cb-skip" aria-label="Skip">
      {links.map(({ target, words }) => (
        <a
          key={target}
          href={`#${target}`}
          onClick={(event) => {
            // The address stays as it is: it belongs to the window, not to a place on the page.
            event.preventDefault();
            document.getElementById(target)?.focus();
          }}
        >
          {words}
        </a>
      ))}
    </nav>
  );
}
