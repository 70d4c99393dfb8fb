/** Rows of the first page that an instruction's facts stand on, by the fact's path. Rows are `side.key`. */
const rowsOfPath: Readonly<Record<string, readonly string[]>> = {
  'case.income_in_force': ['shared.income'],
  'case.safety_flag': ['receiving.phone0', 'paying.phone0'],
  'case.service': ['paying.amount'],
  'case.review_on': ['shared.review'],
  'case.children': ['shared.children'],
  'care.nights': ['shared.nights'],
  'parent.income_source': ['paying.newPay', 'shared.income'],
  'parent.employer': ['paying.employer'],
  'parent.address': ['paying.address'],
  'parent.phone': ['paying.phone0'],
  'evidence.income': ['paying.newPay'],
  'evidence.benefit': ['paying.newPay'],
};

/** The rows to light. A path deeper than a known one (`evidence.income.outcome`) lights the same rows. */
export function litRows(paths: readonly string[]): ReadonlySet<string> {
  const known = Object.entries(rowsOfPath);
  return new Set(paths.flatMap((path) => known.filter(([name]) => path === name || path.startsWith(`${name}.`)).flatMap(([, rows]) => rows)));
}

/** The number in `Step 9`; null when the label has none. */
export function stepNumber(label: string): number | null {
  const found = /\d+/.exec(label);
  return found === null ? null : Number(found[0]);
}
