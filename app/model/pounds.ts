/** Pence in words, without the schemas of `money.ts`, so that a window can use them without zod. */
export type Pence = number;
export const moneyPeriods = ['week', 'twoWeeks', 'fourWeeks', 'month', 'year'] as const;
export type MoneyPeriod = (typeof moneyPeriods)[number];
export type MoneyPer = Readonly<{ pence: Pence; per: MoneyPeriod }>;

/** `6592` → `£65.92`; `-1792` → `−£17.92` (a real minus sign). */
export function formatPence(pence: Pence): string {
  const whole = Math.abs(pence);
  const pounds = Math.floor(whole / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${pence < 0 ? '−' : ''}£${pounds}.${(whole % 100).toString().padStart(2, '0')}`;
}

/** Reads `300`, `300.5`, `£1,300.50`; null when it is not an amount to the penny. */
export function parsePence(text: string): Pence | null {
  const plain = text.trim().replace(/^£\s*/, '').replace(/,(?=\d{3}(\D|$))/g, '');
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || '0');
}
