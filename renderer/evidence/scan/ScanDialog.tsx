import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { errorCodes, type ErrorCode } from '../../../app/result.ts';
import { useApp, useCoreEvents, useDesk } from '../../app/AppContext.tsx';
import { keptOf, textForm } from '../../app/draftStore.ts';
import { DraftSaved } from '../../app/DraftSaved.tsx';
import { Failed } from '../../app/Failed.tsx';
import { useDraft } from '../../app/useDraft.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { countWords } from '../../words/countWords.ts';
import '../evidence.css';
import { refusedWords } from '../fileWords.ts';
import { cleanPath, createScanStore, type ScanResult } from './scanStore.ts';

const problems = { gone: 'The folder is not there now. Check that the drive is connected.', notAFolder: 'That is a file, not a folder.', noAccess: 'Casebench may not open that folder.' } as const;
const isCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

const resultWords = ({ taken, known, refused, stopped }: ScanResult): string =>
  [
    ...(stopped ? ['Stopped'] : []),
    `${countWords(taken, 'file')} put into your tray`,
    ...(known > 0 ? [`${known} taken before`] : []),
    ...(refused.length > 0 ? [`${refused.length} not taken`] : []),
  ].join(', ');

function Result({ result }: Readonly<{ result: ScanResult }>): ReactNode {
  const words = `${resultWords(result)}.`;
  return (
    <>
      <MessageBox kind={result.refused.length > 0 ? 'warn' : 'success'} title={result.found === 0 ? 'The folder is empty.' : words} announce={result.found === 0 ? 'The folder is empty.' : words}>
        The originals stay in the folder.
      </MessageBox>
      {result.refused.length > 0 && (
        <ul className="cb-scan-refused" aria-label="Not taken">
          {result.refused.map(({ name, code }) => {
            const { what, next } = refusedWords({ code: isCode(code) ? code : 'FILE_BROKEN' });
            return (
              <li key={name}>
                <strong>{name}</strong>
                <span>
                  {what} {next}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** The folder that a scanner writes into: which one, and reading it now. */
export function ScanDialog({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const { api, desk } = useApp();
  const [store] = useState(() => createScanStore(api));
  const { folder, reading, result, error, load, choose, forget, scan, stop, progress } = useStore(store);
  const draft = useDraft({ key: 'evidence:scanner:folder', caseId: null, title: 'Folder of the scanner' }, textForm);
  const [problem, setProblem] = useState<string | null>(null);
  const inInbox = useDesk((state) => state.active === null && state.place === 'evidence');
  useEffect(() => void load(), [load]);
  useCoreEvents((event) => {
    if (event.type === 'scan') progress(event.done, event.total);
  });
  const save = async (): Promise<void> => {
    const path = cleanPath(draft.body);
    if (path === '') {
      setProblem('Type or paste the folder’s full path');
      document.getElementById('scan-path')?.focus();
      return;
    }
    if (await choose(path)) await draft.discard();
    else document.getElementById('scan-path')?.focus();
  };
  const showInbox = (): void => {
    onClose();
    desk.getState().show('evidence');
  };
  return (
    <DialogFrame open title="Scan folder" width={560} onClose={onClose}>
      <div className="cb-evidence-form">
        {error !== null && <Failed error={error} />}
        {folder === null && error === null && <StillBars lines={3} words="Loading the folder" />}
        {folder !== null && folder.path !== null && (
          <>
            <p className="cb-scan-path">
              <span className="cb-aside">Files are taken from</span>
              <strong>{folder.path}</strong>
            </p>
            {folder.problem !== null && (
              <MessageBox kind="warn" title={problems[folder.problem]}>
                Nothing was lost. Put it right, or choose another folder.
              </MessageBox>
            )}
            <div className="cb-evidence-form-acts">
              <ActionButton kind="main" onPress={() => void scan()} reason={reading === null ? undefined : 'It is being read'}>
                Scan now
              </ActionButton>
              {reading !== null && <ActionButton onPress={() => void stop()}>Stop</ActionButton>}
              <ActionButton kind="quiet" onPress={() => void forget()} {...(reading === null ? {} : { reasonId: 'scan-reading' })}>
                Choose another folder
              </ActionButton>
            </div>
            {reading !== null && (
              <p id="scan-reading" className="cb-scan-reading">
                <progress max={Math.max(1, reading.total)} value={reading.done} aria-label="Reading the folder" />
                <span>{reading.total === 0 ? 'Looking into the folder' : `${reading.done} of ${reading.total}`}</span>
              </p>
            )}
            {result !== null && <Result result={result} />}
            {result !== null && result.taken > 0 && (
              <div className="cb-evidence-form-acts">
                <ActionButton onPress={inInbox ? onClose : showInbox}>{inInbox ? 'Show them' : 'Go to the evidence inbox'}</ActionButton>
              </div>
            )}
          </>
        )}
        {folder !== null && folder.path === null && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <TextField
              id="scan-path"
              label="Folder that the scanner writes into"
              hint="Copy its full path in the file manager and paste it here."
              code
              error={problem}
              maxLength={1_000}
              value={draft.body}
              onChange={(path) => {
                setProblem(null);
                draft.set(path);
              }}
              onBlur={() => void draft.flush()}
            />
            <div className="cb-evidence-form-acts">
              <ActionButton kind="main" submit onPress={() => undefined}>
                Use this folder
              </ActionButton>
              <ActionButton onPress={onClose}>Cancel</ActionButton>
              <DraftSaved {...keptOf(draft)} />
            </div>
          </form>
        )}
      </div>
    </DialogFrame>
  );
}
