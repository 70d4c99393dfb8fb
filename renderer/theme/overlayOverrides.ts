import { tone } from './tones.ts';
import type { Overrides } from './pageOverrides.ts';

const shadow = '0 1px 2px rgb(8 28 24 / 10%), 0 10px 32px rgb(8 28 24 / 18%)';
const raised = {
  border: `1px solid ${tone('lineStrong')}`,
  backgroundColor: tone('raised'),
  backgroundImage: 'none',
  boxShadow: shadow,
} as const;

/** What lies above the page. The 120 ms fade is `cb-fade` in `global.css`; MUI's own transitions are off. */
export const overlayOverrides: Overrides = {
  MuiModal: { defaultProps: { closeAfterTransition: false } },
  MuiBackdrop: {
    defaultProps: { transitionDuration: 0 },
    styleOverrides: { root: { backgroundColor: 'rgb(8 20 18 / 38%)' }, invisible: { backgroundColor: 'transparent' } },
  },
  MuiDialog: {
    defaultProps: { transitionDuration: 0 },
    styleOverrides: { paper: { ...raised, borderRadius: 8, animation: 'var(--cb-overlay-animation)' } },
  },
  MuiDialogTitle: { styleOverrides: { root: { padding: '16px 20px 8px', fontSize: '1rem', lineHeight: '1.5rem' } } },
  MuiDialogContent: { styleOverrides: { root: { padding: '0 20px 16px' } } },
  MuiDialogActions: {
    styleOverrides: {
      root: {
        justifyContent: 'flex-start',
        gap: 8,
        padding: '10px 20px',
        borderTop: `1px solid ${tone('line')}`,
        '& > :not(style) ~ :not(style)': { marginLeft: 0 },
      },
    },
  },
  MuiDrawer: {
    defaultProps: { transitionDuration: 0 },
    styleOverrides: { paper: { ...raised, animation: 'var(--cb-overlay-animation)' } },
  },
  MuiPopover: {
    defaultProps: { transitionDuration: 0 },
    styleOverrides: { paper: { ...raised, borderRadius: 8, animation: 'var(--cb-overlay-animation)' } },
  },
  MuiMenu: { defaultProps: { transitionDuration: 0 }, styleOverrides: { list: { padding: '4px 0' } } },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        minHeight: 32,
        padding: '4px 12px',
        gap: 8,
        fontSize: '0.8125rem',
        lineHeight: '1.125rem',
        '&:hover': { backgroundColor: tone('sunken') },
        '&.Mui-focusVisible': { backgroundColor: tone('accentSoft'), outlineOffset: -2 },
        '&.Mui-selected, &.Mui-selected:hover, &.Mui-selected.Mui-focusVisible': { backgroundColor: tone('accentSoft') },
        '&.Mui-disabled': { opacity: 1, color: tone('ink3') },
      },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, slotProps: { transition: { timeout: 0 } } },
    styleOverrides: {
      tooltip: {
        maxWidth: 320,
        padding: '6px 10px',
        borderRadius: 4,
        border: '1px solid transparent',
        backgroundColor: tone('ink'),
        color: tone('canvas'),
        fontSize: '0.75rem',
        lineHeight: '1rem',
        fontWeight: 400,
      },
    },
  },
  MuiSnackbar: {
    defaultProps: { transitionDuration: 0, anchorOrigin: { vertical: 'bottom', horizontal: 'left' } },
    // Above the action bar, never over its buttons.
    styleOverrides: {
      root: { '&.MuiSnackbar-anchorOriginBottomLeft': { bottom: 'calc(var(--cb-action-bar) + 12px)', left: 12 } },
    },
  },
  MuiSnackbarContent: {
    styleOverrides: {
      root: {
        padding: '8px 12px',
        borderRadius: 4,
        border: '1px solid transparent',
        boxShadow: shadow,
        backgroundColor: tone('ink'),
        color: tone('canvas'),
        fontSize: '0.8125rem',
        lineHeight: '1.125rem',
      },
      message: { padding: 0 },
      action: { margin: '0 0 0 auto', padding: '0 0 0 24px', gap: 12 },
    },
  },
};
