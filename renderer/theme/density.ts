/** How tightly the window is set. A person's choice; `standard` until they choose. */
export const densities = ['compact', 'standard', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** Heights in CSS pixels. */
type Measures = Readonly<{
  row: number;
  groupHead: number;
  control: number;
  header: number;
  tabs: number;
  identity: number;
  caseTabs: number;
  actionBar: number;
  callBar: number;
  panePadding: number;
  /** A label and value line. */
  factRow: number;
}>;

const standard: Measures = {
  row: 36,
  groupHead: 28,
  control: 32,
  header: 44,
  tabs: 36,
  identity: 60,
  caseTabs: 38,
  actionBar: 48,
  callBar: 60,
  panePadding: 20,
  factRow: 26,
};

export const measures: Readonly<Record<Density, Measures>> = {
  compact: {
    ...standard,
    row: 28,
    groupHead: 24,
    control: 28,
    header: 40,
    tabs: 32,
    identity: 46,
    caseTabs: 34,
    actionBar: 40,
    panePadding: 16,
    factRow: 22,
  },
  standard,
  comfortable: { ...standard, row: 48, control: 40, factRow: 28 },
};

const names: Readonly<Record<keyof Measures, string>> = {
  row: '--cb-row',
  groupHead: '--cb-group-head',
  control: '--cb-control-height',
  header: '--cb-header',
  tabs: '--cb-tabs',
  identity: '--cb-identity',
  caseTabs: '--cb-case-tabs',
  actionBar: '--cb-action-bar',
  callBar: '--cb-call-bar',
  panePadding: '--cb-pane-padding',
  factRow: '--cb-fact-row',
};

/** The measures of a density as CSS variables, for `:root[data-density=…]`. */
export const densityVariables = (density: Density): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(names) as (keyof Measures)[]).map((key) => [names[key], `${measures[density][key]}px`]),
  );
