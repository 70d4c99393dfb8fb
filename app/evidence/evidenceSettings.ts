import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { EvidenceFileType } from '../model/rows/evidence.ts';
import { fail, ok, type Result } from '../result.ts';

const dated = { from: IsoDate, mark: z.enum(['sourced', 'inferred', 'recalled']), source: z.string().min(1).max(200) };
const Settings = z.strictObject({
  format: z.literal('evidenceSettings/1'),
  settings: z.array(z.strictObject({ key: z.enum(['maxBytes', 'maxFiles']), value: z.int().min(1), ...dated })).min(2),
  types: z.array(z.strictObject({ type: EvidenceFileType, ...dated })).min(1),
});

/** What may be uploaded: bytes of one file, files at once, and kinds of file. */
export type EvidenceLimits = Readonly<{ maxBytes: number; maxFiles: number; types: readonly EvidenceFileType[] }>;
/** The limits as they stood on a day. */
export type EvidenceSettings = Readonly<{ on(day: IsoDate): EvidenceLimits }>;

/** Reads `resources/evidence/settings.yaml`, parsed. FILE_INVALID, naming the file, when a limit is missing or malformed. */
export function parseEvidenceSettings(raw: unknown): Result<EvidenceSettings> {
  const read = Settings.safeParse(raw);
  if (!read.success) return fail('FILE_INVALID', { fields: ['evidence/settings.yaml'] });
  const { settings, types } = read.data;
  const newest = (key: 'maxBytes' | 'maxFiles', day: IsoDate): number => {
    const all = settings.filter((setting) => setting.key === key).toSorted((a, b) => (a.from < b.from ? 1 : -1));
    return (all.find(({ from }) => from <= day) ?? all.at(-1))?.value ?? 0;
  };
  if ((['maxBytes', 'maxFiles'] as const).some((key) => !settings.some((setting) => setting.key === key))) return fail('FILE_INVALID', { fields: ['evidence/settings.yaml'] });
  return ok({
    on: (day) => ({ maxBytes: newest('maxBytes', day), maxFiles: newest('maxFiles', day), types: [...new Set(types.filter(({ from }) => from <= day).map(({ type }) => type))] }),
  });
}
