import createCache, { type EmotionCache } from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import '@fontsource-variable/inter/wght.css';
import CssBaseline from '@mui/material/CssBaseline';
import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { densities, densityVariables, type Density } from './density.ts';
import './global.css';
import { theme } from './theme.ts';

type ThemeMode = 'light' | 'dark' | 'system';

/** The security policy lets only style sheets with the page's nonce in. */
const createNoncedCache = (nonce: string): EmotionCache => createCache({ key: 'cb', prepend: true, ...(nonce === '' ? {} : { nonce }) });

const densityStyles = Object.fromEntries(
  densities.map((density) => [
    density === 'standard' ? ':root' : `:root[data-density="${density}"]`,
    densityVariables(density),
  ]),
);
const globalStyles = <GlobalStyles styles={densityStyles} />;

function Settings({ mode, density }: Readonly<{ mode: ThemeMode; density: Density }>): null {
  const { setMode } = useColorScheme();
  useLayoutEffect(() => setMode(mode), [mode, setMode]);
  useLayoutEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return null;
}

/**
 * Theme, fonts and base styles for everything inside. The caller owns `mode` and `density` (they are a person's
 * settings, kept in the encrypted store); nothing is written to browser storage. `nonce` is the document's; empty where
 * no policy asks for one.
 */
export function ThemeRoot({
  mode,
  density,
  nonce = '',
  children,
}: Readonly<{ mode: ThemeMode; density: Density; nonce?: string; children: ReactNode }>): ReactNode {
  const [cache] = useState(() => createNoncedCache(nonce));
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode={mode} storageManager={null}>
        <CssBaseline enableColorScheme />
        {globalStyles}
        <Settings mode={mode} density={density} />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
