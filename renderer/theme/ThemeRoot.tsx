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

export type ThemeMode = 'light' | 'dark' | 'system';

/** Reads the page's style nonce: the security policy lets only nonced style sheets in. */
function createNoncedCache(): EmotionCache {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return createCache({ key: 'cb', prepend: true, ...(nonce === undefined || nonce === '' ? {} : { nonce }) });
}

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
 * settings, kept in the encrypted store); nothing is written to browser storage.
 */
export function ThemeRoot({
  mode,
  density,
  children,
}: Readonly<{ mode: ThemeMode; density: Density; children: ReactNode }>): ReactNode {
  const [cache] = useState(createNoncedCache);
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
