import type { EvidenceBody, EvidenceFile, EvidenceJudged, EvidenceWay } from '../model/rows/evidence.ts';

/** Evidence with every part in place. */
export type Evidence = Readonly<Omit<EvidenceBody, 'changeId' | 'how' | 'files' | 'judged'>> &
  Readonly<{ changeId: string | null; how: EvidenceWay; files: readonly EvidenceFile[]; judged: EvidenceJudged | null }>;

/** Reads a body of any age: what was not recorded before files were kept comes back empty. */
export const readEvidence = (body: EvidenceBody): Evidence => ({
  ...body,
  changeId: body.changeId ?? null,
  how: body.how ?? (body.from === 'hmrc' || body.from === 'dwp' ? 'feed' : 'online'),
  files: body.files ?? [],
  judged: body.judged ?? null,
});

/** Came in and hangs on no work item yet: somebody has to say what it is for. A refused or accepted piece has been seen. */
export const isLoose = (body: EvidenceBody): boolean => body.taskId === null && (body.changeId ?? null) === null && body.state === 'received';
