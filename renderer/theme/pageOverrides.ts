import type { Components, Theme } from '@mui/material/styles';
import { tone } from './tones.ts';

export type Overrides = Components<Omit<Theme, 'components'>>;

/** Page furniture: base element, tables, tabs, alerts. */
export const pageOverrides: Overrides = {
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none', color: tone('ink') } },
  },
  MuiLink: {
    defaultProps: { underline: 'always' },
    styleOverrides: {
      root: {
        color: tone('accent'),
        textDecorationColor: tone('accentLine'),
        textUnderlineOffset: '3px',
        '&:hover': { color: tone('accentHover'), textDecorationColor: 'currentColor' },
      },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 'var(--cb-case-tabs)' },
      indicator: { height: 2, backgroundColor: tone('accent') },
      list: { gap: 0 },
    },
  },
  MuiTab: {
    defaultProps: { disableFocusRipple: true },
    styleOverrides: {
      root: {
        minWidth: 0,
        minHeight: 'var(--cb-case-tabs)',
        padding: '0 10px',
        color: tone('ink2'),
        fontWeight: 560,
        opacity: 1,
        '&:hover': { color: tone('ink') },
        '&.Mui-selected': { color: tone('ink'), fontWeight: 640 },
        '&.Mui-focusVisible': { outlineOffset: -2 },
      },
    },
  },
  MuiTable: { styleOverrides: { root: { borderCollapse: 'collapse' } } },
  MuiTableRow: {
    styleOverrides: {
      root: {
        '&.MuiTableRow-hover:hover': { backgroundColor: tone('sunken') },
        '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: tone('accentSoft') },
      },
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: {
        height: 'var(--cb-row)',
        padding: '4px 12px 4px 0',
        borderBottom: `1px solid ${tone('line')}`,
        fontSize: '0.8125rem',
        lineHeight: '1.125rem',
        color: tone('ink'),
        '&:last-of-type': { paddingRight: 0 },
      },
      head: {
        height: 28,
        fontSize: '0.75rem',
        lineHeight: '1rem',
        fontWeight: 560,
        color: tone('ink3'),
        backgroundColor: 'transparent',
        borderBottomColor: tone('lineStrong'),
      },
      alignRight: { fontVariantNumeric: 'tabular-nums' },
    },
  },
  MuiAlert: {
    defaultProps: { variant: 'standard', icon: false },
    styleOverrides: {
      root: ({ ownerState }) => {
        const shade = ({ error: 'red', warning: 'amber', info: 'blue', success: 'green' } as const)[
          (ownerState.severity ?? 'info') as 'error' | 'warning' | 'info' | 'success'
        ];
        return {
          padding: '8px 12px',
          alignItems: 'flex-start',
          borderRadius: '0 4px 4px 0',
          borderLeft: `3px solid ${tone(shade)}`,
          backgroundColor: tone(`${shade}Soft`),
          color: tone('ink'),
          fontSize: '0.8125rem',
          lineHeight: '1.125rem',
        };
      },
      message: { padding: 0, flex: 1, minWidth: 0, overflow: 'visible' },
      action: { padding: 0, margin: 0, alignItems: 'center' },
    },
  },
};
