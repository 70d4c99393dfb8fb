import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';

/** Two to four ways of looking at the same thing; one is always chosen. */
export function ViewSwitch<Value extends string>({
  label,
  value,
  views,
  onChange,
}: Readonly<{
  label: string;
  value: Value;
  views: readonly Readonly<{ value: Value; label: string }>[];
  onChange: (value: Value) => void;
}>): ReactNode {
  return (
    <ToggleButtonGroup
      exclusive
      value={value}
      aria-label={label}
      onChange={(_event, chosen: Value | null) => {
        if (chosen !== null) onChange(chosen);
      }}
    >
      {views.map((view) => (
        <ToggleButton key={view.value} value={view.value}>
          {view.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
