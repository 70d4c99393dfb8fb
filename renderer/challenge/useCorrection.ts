import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/AppContext.tsx';
import { createAskStore, type Asked } from '../case/askStore.ts';
import { useAsking, useCase } from '../case/CaseContext.tsx';
import { correctionProblems, correctionsOf, type CorrectionBody, type Corrections, type DecisionFacts } from './correctionForm.ts';
import { createPreviewStore, type PreviewStore } from './previewStore.ts';

type Correction = Readonly<{
  facts: Asked<DecisionFacts>;
  again: () => Promise<void>;
  problems: Readonly<Record<string, string>>;
  corrections: Corrections;
  preview: ReturnType<PreviewStore['getState']>['view'];
  look: () => void;
}>;

/** The facts of a decision, and a preview that follows what is typed about them. */
export function useCorrection(decisionId: string, as: 'challenge' | 'correction', body: CorrectionBody): Correction {
  const { api } = useApp();
  const { held } = useCase();
  const [asking] = useState(() => createAskStore(() => api.call('challenge.facts', { caseId: held.caseId, decisionId })));
  const [previews] = useState(() => createPreviewStore(api, { caseId: held.caseId, decisionId, as }));
  const { view: facts, ask } = useStore(asking);
  useAsking(held.clusterId, ask);
  const problems = correctionProblems(body);
  const corrections = facts.phase === 'ready' && Object.keys(problems).length === 0 ? correctionsOf(body, facts.value) : [];
  const key = JSON.stringify(corrections);
  useEffect(() => void previews.getState().look(JSON.parse(key) as Corrections), [previews, key]);
  return { facts, again: ask, problems, corrections, preview: useStore(previews, (state) => state.view), look: () => void previews.getState().look(corrections) };
}
