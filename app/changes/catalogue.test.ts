import { otherRole } from '../model/roles.ts';
import { describe, expect, it } from 'vitest';
import { changeFiles, must, shippedCatalogues } from '../../tests/fixtures/cluster.ts';
import { parseChangeCatalogue } from './catalogue.ts';
import { changeRules } from './rules/index.ts';

type Raw = Record<string, unknown>;
const fieldsOf = (raw: Raw): Raw[] => raw['fields'] as Raw[];

/** The shipped files with one of them changed. */
const broken = (name: string, change: (raw: Raw) => void) => {
  const all = changeFiles();
  const found = all.find((file) => file.name === name);
  if (found === undefined) throw new Error(name);
  change(found.raw);
  return parseChangeCatalogue(all);
};

describe('the catalogue of changes', () => {
  it('reads every shipped file, and each has an instruction or a rule to carry it out', () => {
    const { changes, instructions } = shippedCatalogues();
    expect([...changes.entries.keys()].toSorted()).toEqual(changeFiles().map(({ name }) => name).filter((name) => name !== 'settings').toSorted());
    for (const entry of changes.entries.values()) {
      if (entry.instruction === null) expect(changeRules.has(entry.id)).toBe(true);
      else expect(instructions.byId(entry.instruction)?.definition.for.work).toContain(entry.id);
    }
  });

  it('names only templates that are there, for each parent and channel it says', () => {
    const { changes, templates } = shippedCatalogues();
    for (const entry of changes.entries.values()) {
      for (const notice of Object.values(entry.notices).flat()) {
        const parents = (['payingParent', 'receivingParent'] as const).filter((role) => entry.reporters.includes(role));
        const all = { subject: entry.subjects, reporter: parents, other: parents.map(otherRole), payingParent: ['payingParent' as const], receivingParent: ['receivingParent' as const] };
        for (const role of all[notice.to]) {
          const channels = notice.channels.flatMap((channel) => (channel === 'old' ? ['sms', 'email'] as const : channel === 'written' || channel === 'emailOrLetter' ? ['email', 'letter'] as const : [channel]));
          for (const channel of channels) expect(templates.find({ id: notice.template, channel, role }), `${entry.id} ${notice.template} ${channel} ${role}`).toBeDefined();
        }
      }
    }
  });

  it.each([
    ['a file that is not a change', 'C09', (raw: Raw) => void (raw['format'] = 'change/9'), 'C09: format'],
    ['a word that it does not know', 'C24', (raw: Raw) => void (raw['secret'] = 1), 'C24: '],
    ['a code that is none of the 28', 'C25', (raw: Raw) => void (raw['id'] = 'C29'), 'C25: id'],
    ['the same change twice', 'C25', (raw: Raw) => void (raw['id'] = 'C24'), 'C25: id'],
    ['a field type that no form can draw', 'C09', (raw: Raw) => void ((fieldsOf(raw)[0] as Raw)['type'] = 'colour'), 'C09: fields.0.type'],
    ['a choice with nothing to choose', 'C09', (raw: Raw) => void ((fieldsOf(raw)[0] as Raw)['choices'] = []), 'C09: fields.source'],
    ['a field twice', 'C24', (raw: Raw) => void fieldsOf(raw).push({ ...fieldsOf(raw)[0] }), 'C24: fields.kind'],
    ['a question that hangs on one that is not there', 'C09', (raw: Raw) => void ((fieldsOf(raw)[1] as Raw)['onlyWhen'] = { field: 'mood', oneOf: ['good'] }), 'C09: fields.pay'],
    ['a question that hangs on an answer nobody can give', 'C09', (raw: Raw) => void ((fieldsOf(raw)[1] as Raw)['onlyWhen'] = { field: 'source', oneOf: ['lottery'] }), 'C09: fields.pay'],
    ['a notice to nobody', 'C25', (raw: Raw) => void (raw['notices'] = { applied: [{ to: 'employer', template: 'x', channels: ['sms'] }] }), 'C25: notices.applied.0.to'],
    ['a clock without a day', 'settings', (raw: Raw) => void delete ((raw['settings'] as Raw[])[0] as Raw)['from'], 'settings: settings.0.from'],
  ])('refuses %s by name', (_what, name, change, where) => {
    const result = broken(name, change);
    expect(result.ok ? [] : result.error.fields).toContain(where);
    expect(result.ok ? '' : result.error.code).toBe('FILE_INVALID');
  });

  it('names each shared clock that is missing', () => {
    const result = broken('settings', (raw) => void (raw['settings'] = (raw['settings'] as Raw[]).filter((row) => row['key'] !== 'supportPercent')));
    expect(result).toEqual({ ok: false, error: { code: 'FILE_INVALID', fields: ['settings: supportPercent'] } });
  });

  it('uses the clock that stood on the day', () => {
    const changes = must(broken('settings', (raw) => void (raw['settings'] as Raw[]).push({ key: 'evidenceWindowDays', value: 21, from: '2026-11-01', mark: 'inferred', source: 'a later rule' })));
    expect(changes.setting('evidenceWindowDays', '2026-10-31')).toBe(14);
    expect(changes.setting('evidenceWindowDays', '2026-11-01')).toBe(21);
    expect(changes.setting('evidenceWindowDays', '2000-01-01')).toBe(14);
  });
});
