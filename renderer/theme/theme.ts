import { createTheme, type PaletteOptions } from '@mui/material/styles';
import { controlOverrides } from './controlOverrides.ts';
import { overlayOverrides } from './overlayOverrides.ts';
import { pageOverrides } from './pageOverrides.ts';
import { dark, light, type Tones } from './tones.ts';
import { fontFamily, typography } from './typography.ts';

declare module '@mui/material/styles' {
  interface Palette {
    tone: Tones;
  }
  interface PaletteOptions {
    tone?: Tones;
  }
  // The theme always carries CSS variables, so `theme.vars` is never missing.
  interface CssThemeVariables {
    enabled: true;
  }
}

const solid = (main: string, contrastText: string, hover = main) => ({ main, light: main, dark: hover, contrastText });

/** MUI's own palette keys, from our tones, so that a part we have not restyled still belongs. */
const palette = (tones: Tones): PaletteOptions => ({
  primary: solid(tones.accent, tones.onAccent, tones.accentHover),
  secondary: solid(tones.ink2, tones.canvas),
  error: solid(tones.red, tones.canvas),
  warning: solid(tones.amber, tones.canvas),
  info: solid(tones.blue, tones.canvas),
  success: solid(tones.green, tones.canvas),
  text: { primary: tones.ink, secondary: tones.ink2, disabled: tones.ink3 },
  background: { default: tones.canvas, paper: tones.canvas },
  divider: tones.line,
  action: {
    active: tones.ink3,
    hover: tones.sunken,
    selected: tones.accentSoft,
    disabled: tones.ink3,
    disabledBackground: tones.sunken,
    focus: tones.accentSoft,
  },
  tone: tones,
});

/** The product's one theme: both colour schemes, chosen by `data-theme` on the root element. */
export const theme = createTheme({
  cssVariables: { cssVarPrefix: 'cb', colorSchemeSelector: '[data-theme="%s"]' },
  colorSchemes: { light: { palette: palette(light) }, dark: { palette: palette(dark) } },
  spacing: 4,
  shape: { borderRadius: 4 },
  typography: { fontFamily, ...typography },
  transitions: { create: () => 'none' },
  motion: { reducedMotion: 'system' },
  components: { ...pageOverrides, ...controlOverrides, ...overlayOverrides },
});
