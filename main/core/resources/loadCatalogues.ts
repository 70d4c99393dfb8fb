import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import * as z from 'zod';
import { parseLaw } from '../../../app/calculation/law.ts';
import { parseChangeCatalogue } from '../../../app/changes/catalogue.ts';
import { knownNames } from '../../../app/changes/instructionNames.ts';
import { createInstructionCatalogue } from '../../../app/instructions/catalogue.ts';
import { parseInstruction } from '../../../app/instructions/parse.ts';
import { publishInstruction, type Published } from '../../../app/instructions/publish.ts';
import { parseMessageRates, type MessageRates } from '../../../app/messages/rates.ts';
import { parseEvidenceSettings, type EvidenceSettings } from '../../../app/evidence/evidenceSettings.ts';
import { parseMoneySettings } from '../../../app/money/settings.ts';
import { parsePromiseClocks } from '../../../app/promises/clocks.ts';
import { createTemplateCatalogue, parseTemplate, type Template } from '../../../app/messages/template.ts';
import type { Catalogues, Directory } from '../../../app/operations/operation.ts';
import { fail, ok, type Result } from '../../../app/result.ts';

const Labels = z.record(z.string().max(80), z.string().max(200));
type NamedText = Readonly<{ name: string; text: string }>;

/** Files of a folder with an ending, in name order, so that every machine reads them alike. */
const filesIn = (folder: string, ending: string): readonly NamedText[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending) && name !== 'README.md')
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** A file that is no YAML: where it stops being one. */
class Unreadable extends Error {
  readonly place: string;
  constructor(place: string) {
    super('not YAML');
    this.place = place;
  }
}
function readYaml(text: string, name: string): unknown {
  try {
    return parse(text, { schema: 'core' }) as unknown;
  } catch (cause) {
    throw new Unreadable(cause instanceof YAMLParseError ? `${name}:${cause.linePos?.[0].line ?? 1}` : name);
  }
}

const yamlIn = (folder: string): readonly { name: string; raw: unknown }[] =>
  filesIn(folder, '.yaml').map(({ name, text }) => ({ name: name.replace(/\.yaml$/, ''), raw: readYaml(text, name) }));

const yamlFile = (resourcesDir: string, name: string): unknown => readYaml(readFileSync(join(resourcesDir, `${name}.yaml`), 'utf8'), `${name}.yaml`);

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function templatesIn(folder: string): Result<readonly Template[]> {
  const templates: Template[] = [];
  for (const { name, text } of filesIn(folder, '.md')) {
    const parsed = parseTemplate(text, name);
    if (!parsed.ok) return fail('FILE_INVALID', { fields: parsed.problems.map((p) => `${name}:${p.line}`) });
    templates.push(parsed.template);
  }
  return ok(templates);
}

function instructionsIn(folder: string, templates: readonly Template[]): Result<readonly Published[]> {
  const published: Published[] = [];
  const files = filesIn(folder, '.si.md');
  const ids = files.map(({ name }) => name.replace(/\.si\.md$/, ''));
  for (const { name, text } of files) {
    const parsed = parseInstruction(text, name);
    if (!parsed.ok) return fail('INSTRUCTION_BROKEN', { fields: parsed.problems.map((p) => `${name}:${p.line} ${p.rule}`) });
    const made = publishInstruction(parsed.value, knownNames([...new Set(templates.map((t) => t.id))], ids), sha256);
    if (!made.ok) return fail('INSTRUCTION_BROKEN', { fields: made.problems.map((p) => `${name}:${p.line} ${p.rule}`) });
    published.push(made.value);
  }
  return ok(published);
}

export type Loaded = Readonly<{ catalogues: Catalogues; rates: MessageRates; evidence: EvidenceSettings }>;

/** Reads and checks everything published under `resources`. A broken file stops the start and is named; nothing is guessed. */
export function loadCatalogues(resourcesDir: string, directory: Directory): Result<Loaded> {
  try {
    const law = parseLaw(yamlIn(join(resourcesDir, 'law')));
    if (!law.ok) return law;
    const changes = parseChangeCatalogue(yamlIn(join(resourcesDir, 'changes')));
    if (!changes.ok) return changes;
    const templates = templatesIn(join(resourcesDir, 'templates'));
    if (!templates.ok) return templates;
    const rates = parseMessageRates(readFileSync(join(resourcesDir, 'templates', 'rates.yaml'), 'utf8'));
    if (!rates.ok) return rates;
    const instructions = instructionsIn(join(resourcesDir, 'instructions'), templates.value);
    if (!instructions.ok) return instructions;
    const money = parseMoneySettings(yamlFile(resourcesDir, 'money/settings'), yamlFile(resourcesDir, 'money/bankHolidays'));
    if (!money.ok) return money;
    const clocks = parsePromiseClocks(yamlFile(resourcesDir, 'promises/clocks'), money.value.workingDays);
    if (!clocks.ok) return clocks;
    const evidence = parseEvidenceSettings(yamlFile(resourcesDir, 'evidence/settings'));
    if (!evidence.ok) return evidence;
    const labels = Labels.safeParse(JSON.parse(readFileSync(join(resourcesDir, 'instructions', 'labels.json'), 'utf8')));
    if (!labels.success) return fail('FILE_INVALID', { fields: ['instructions/labels.json'] });
    return ok({
      rates: rates.value,
      evidence: evidence.value,
      catalogues: {
        law: law.value,
        changes: changes.value,
        templates: createTemplateCatalogue(templates.value),
        instructions: createInstructionCatalogue(instructions.value),
        clocks: clocks.value,
        money: money.value,
        labels: labels.data,
        directory,
      },
    });
  } catch (cause) {
    return fail('FILE_INVALID', { fields: [cause instanceof Unreadable ? cause.place : 'resources'] });
  }
}
