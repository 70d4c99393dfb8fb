import { useEffect, useEffectEvent } from 'react';

/** Ctrl+Enter for the form of a dialog, wherever in it focus stands: also on its heading, where it starts. */
export function useCtrlEnter(run: () => void, active = true): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.defaultPrevented) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    if (!active) return undefined;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [active]);
}
