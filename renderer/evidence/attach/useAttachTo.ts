import { useCallback } from 'react';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { documentName } from '../documentName.ts';
import type { DocumentItem } from '../documents/documentList.ts';
import { waitsNow } from './places.ts';

/** Puts a document with a work item of its case and says what that item still waits for; null when it is done, else why not. */
export function useAttachTo(): (item: DocumentItem, taskId: string, changeId: string | null) => Promise<Failure | null> {
  const { api, act, announce } = useApp();
  return useCallback(
    async (item, taskId, changeId) => {
      const { evidenceId, clusterId, caseId, reference, tag } = item;
      const done = await act('evidence.attach', clusterId, { evidenceId, taskId, changeId }, { saw: { [`evidence/${evidenceId}`]: tag }, words: `${documentName(item)} attached on ${reference}` });
      if (!done.ok) return done.error;
      const list = await api.call('evidence.list', { caseId });
      if (list.ok) announce(`${documentName(item)} attached. ${waitsNow(list.value.asked, taskId)}`);
      return null;
    },
    [api, act, announce],
  );
}
