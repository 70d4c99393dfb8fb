import { tone } from './tones.ts';
import type { Overrides } from './pageOverrides.ts';

/** The ring every pressed or typed-in thing shows for the keyboard. */
const ring = { outline: `2px solid ${tone('focus')}`, outlineOffset: 2 } as const;

/** Buttons, inputs and choices. */
export const controlOverrides: Overrides = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true, disableTouchRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible, &:focus-visible': ring } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'primary' },
    styleOverrides: {
      root: {
        minWidth: 0,
        height: 'var(--cb-control-height)',
        padding: '0 12px',
        gap: 8,
        whiteSpace: 'nowrap',
        borderRadius: 4,
        '&[aria-disabled="true"]': { cursor: 'default' },
      },
      outlined: {
        borderColor: tone('control'),
        backgroundColor: tone('canvas'),
        color: tone('ink'),
        '&:hover': { borderColor: tone('ink2'), backgroundColor: tone('sunken') },
        '&[aria-disabled="true"], &[aria-disabled="true"]:hover': {
          borderColor: tone('lineStrong'),
          backgroundColor: tone('canvas'),
          color: tone('ink3'),
        },
      },
      contained: {
        backgroundColor: tone('accent'),
        color: tone('onAccent'),
        border: '1px solid transparent',
        '&:hover': { backgroundColor: tone('accentHover') },
        '&[aria-disabled="true"], &[aria-disabled="true"]:hover': {
          border: `1px solid ${tone('lineStrong')}`,
          backgroundColor: tone('canvas'),
          color: tone('ink3'),
        },
      },
      text: {
        padding: '0 8px',
        color: tone('accent'),
        '&:hover': { color: tone('accentHover'), backgroundColor: tone('sunken') },
        '&[aria-disabled="true"], &[aria-disabled="true"]:hover': { color: tone('ink3'), backgroundColor: 'transparent' },
      },
      startIcon: { margin: 0 },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        width: 28,
        height: 28,
        padding: 0,
        borderRadius: 4,
        color: tone('ink2'),
        '&:hover': { backgroundColor: tone('sunken'), color: tone('ink') },
      },
    },
  },
  MuiFormLabel: {
    styleOverrides: {
      root: {
        color: tone('ink'),
        fontSize: '0.8125rem',
        lineHeight: '1.125rem',
        fontWeight: 560,
        '&.Mui-focused, &.Mui-error, &.Mui-disabled': { color: tone('ink') },
      },
      asterisk: { display: 'none' },
    },
  },
  MuiInputBase: {
    styleOverrides: {
      root: { fontSize: '0.875rem', lineHeight: '1.25rem', color: tone('ink') },
      input: {
        height: 'auto',
        '&::placeholder': { color: tone('ink3'), opacity: 1 },
        '&.Mui-disabled': { WebkitTextFillColor: tone('ink2') },
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        minHeight: 'var(--cb-control-height)',
        backgroundColor: tone('canvas'),
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: tone('ink2') },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: tone('focus'), borderWidth: 2 },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: tone('red'), borderWidth: 2 },
        '&.Mui-error.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: tone('focus') },
        '&.Mui-disabled .MuiOutlinedInput-notchedOutline': { borderColor: tone('lineStrong') },
      },
      input: { padding: '4px 10px' },
      // The box has the room already; the text inside adds none.
      multiline: { padding: '6px 10px', '& .MuiOutlinedInput-input': { padding: 0 } },
      adornedStart: { paddingLeft: 10, '& .MuiOutlinedInput-input': { paddingLeft: 4 } },
      // No floating label, so the outline is a plain box: the legend would only leave a gap.
      notchedOutline: { borderColor: tone('control'), top: 0, '& legend': { display: 'none' } },
    },
  },
  MuiNativeSelect: {
    styleOverrides: {
      icon: { color: tone('ink2') },
      root: { '& select option': { backgroundColor: tone('raised'), color: tone('ink') } },
    },
  },
  MuiSelect: { defaultProps: { native: true } },
  MuiCheckbox: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: {
        width: 24,
        height: 24,
        padding: 1,
        color: tone('control'),
        // The drawn box is three quarters of its icon: 22 makes it 16.
        '& .MuiSvgIcon-root': { width: 22, height: 22 },
        '&.Mui-checked, &.MuiCheckbox-indeterminate': { color: tone('accent') },
        '&.Mui-disabled': { color: tone('lineStrong') },
        '&.Mui-checked.Mui-disabled': { color: tone('ink3') },
        '&:hover': { backgroundColor: 'transparent' },
        '&.Mui-focusVisible': { ...ring, outlineOffset: -2, borderRadius: 4 },
      },
    },
  },
  MuiRadio: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: {
        width: 24,
        height: 24,
        padding: 2,
        color: tone('control'),
        '&.Mui-checked': { color: tone('accent') },
        '&.Mui-disabled': { color: tone('lineStrong') },
        '&.Mui-checked.Mui-disabled': { color: tone('ink3') },
        '&:hover': { backgroundColor: 'transparent' },
        '&.Mui-focusVisible': { ...ring, outlineOffset: -1 },
      },
    },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: { margin: '0 16px 0 0', minHeight: 24, gap: 4 },
      label: { fontSize: '0.875rem', lineHeight: '1.25rem', '&.Mui-disabled': { color: tone('ink3') } },
    },
  },
  MuiToggleButtonGroup: {
    styleOverrides: { root: { backgroundColor: tone('canvas') } },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        height: 'calc(var(--cb-control-height) - 4px)',
        padding: '0 10px',
        border: `1px solid ${tone('control')}`,
        color: tone('ink2'),
        fontSize: '0.8125rem',
        fontWeight: 560,
        '&:hover': { backgroundColor: tone('sunken') },
        '&.Mui-focusVisible': { zIndex: 1 },
        '&.Mui-selected, &.Mui-selected:hover': {
          backgroundColor: tone('accentSoft'),
          color: tone('ink'),
          fontWeight: 660,
          boxShadow: `inset 0 -2px 0 ${tone('accent')}`,
        },
      },
    },
  },
  MuiChip: {
    styleOverrides: {
      root: {
        height: 28,
        borderRadius: 4,
        border: `1px solid ${tone('accentLine')}`,
        backgroundColor: tone('accentSoft'),
        color: tone('ink'),
        fontSize: '0.8125rem',
        fontWeight: 560,
      },
      deleteIcon: { color: tone('ink2'), '&:hover': { color: tone('ink') } },
    },
  },
};
