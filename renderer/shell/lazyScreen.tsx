import { createElement, lazy, useState, type ComponentType, type ReactNode } from 'react';

/**
 * A screen whose code comes when it is first needed, or earlier with `preload`. Once the code is here the screen is drawn
 * at once: React's own lazy component would show its fallback first, and hold it.
 */
export function lazyScreen<Props extends object>(load: () => Promise<ComponentType<Props>>): Readonly<{ Screen: ComponentType<Props>; preload: () => void }> {
  let here: ComponentType<Props> | null = null;
  const bring = async (): Promise<Readonly<{ default: ComponentType<Props> }>> => {
    here = await load();
    return { default: here };
  };
  const Later: ComponentType<Props> = lazy(bring);
  function Screen(props: Props): ReactNode {
    // Chosen once: another component in its place would start the screen anew.
    const [chosen] = useState(() => ({ of: here ?? Later }));
    return createElement(chosen.of, props);
  }
  // What fails now is asked for again, and its failure shown, when the screen is opened.
  return { Screen, preload: () => void bring().catch(() => undefined) };
}
