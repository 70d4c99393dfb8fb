import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { calculate } from '../../../app/calculation/calculate.ts';
import type { CalculationInput } from '../../../app/calculation/input.ts';
import { renderSms } from '../../../app/messages/sms.ts';
import { resourcesDir } from '../../cli/resourcesDir.ts';
import { shippedLaw } from '../../cli/shippedLaw.ts';
import { p95, timed, type Figure } from '../figures.ts';

const input = (n: number): CalculationInput => ({
  effectiveOn: '2026-04-06',
  reason: 'change',
  payingParent: { bornOn: null, nilDescription: null, benefits: [], partnerBenefits: [], partnerAlsoPaying: false, income: { kind: 'inUse', grossWeekly: 20_000 + (n % 90_000), basis: 'current' } },
  receivingParents: [{ id: 'A', children: [{ id: '1', nights: 60 }, { id: '2', nights: 0 }] }],
  relevantOtherChildren: n % 3,
  otherArrangementChildren: 0,
  variations: [],
  defaultDecision: false,
  service: 'collectAndPay',
});

/** The rulebook alone, and the size of what a window loads first. */
export async function rules(): Promise<readonly Figure[]> {
  const law = shippedLaw();
  const times = 30_000;
  for (let i = 0; i < times; i++) calculate(input(i), law);
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) calculate(input(i), law);
  const spent = process.cpuUsage(start);
  const words = 'We have made a new decision on your case. Ask for Gŵen. '.repeat(17).slice(0, 918);
  const bundle = join(resourcesDir, '..', 'out', 'renderer', 'assets');
  const entry = readdirSync(bundle).filter((name) => /^index-.*\.js$/.test(name));
  return [
    { what: 'calculation with trace, one core', value: times / ((spent.user + spent.system) / 1e6), unit: 'a second', budget: 20_000, better: 'higher' },
    p95('a text of 918 characters, counted', await timed(200, () => renderSms(words)), 16),
    { what: 'first script of the window, gzip', value: Math.max(...entry.map((name) => gzipSync(readFileSync(join(bundle, name))).length)) / 1024, unit: 'KB', budget: 350, better: 'lower' },
    { what: 'preload', value: statSync(join(resourcesDir, '..', 'out', 'preload', 'preload.cjs')).size / 1024, unit: 'KB', budget: 2, better: 'lower' },
  ];
}
