import { mdiAccountArrowRightOutline, mdiCheckCircle, mdiCloseCircleOutline, mdiFileCheckOutline, mdiSendClockOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import { Icon } from '../../parts/Icon.tsx';
import { countWords } from '../../words/countWords.ts';

type Path = ChangePreview['path'];
const marks: Readonly<Record<Path, Readonly<{ icon: string; tone: string }>>> = {
  decide: { icon: mdiCheckCircle, tone: 'green' },
  apply: { icon: mdiFileCheckOutline, tone: 'green' },
  waitForProof: { icon: mdiSendClockOutline, tone: 'blue' },
  refuse: { icon: mdiCloseCircleOutline, tone: 'neutral' },
  handOver: { icon: mdiAccountArrowRightOutline, tone: 'amber' },
};

/** What recording it now would do, in one sentence. */
export function pathSentence({ path, requests, choice }: Pick<ChangePreview, 'path' | 'requests' | 'choice'>, byPerson: boolean): string {
  const who = byPerson ? 'You decide this' : 'The rule decides this';
  switch (path) {
    case 'decide':
      return `${who}, now.`;
    case 'apply':
      return byPerson ? 'You accept this, and the record changes now.' : 'Recorded at once. Nobody has to decide it.';
    case 'waitForProof':
      return `${countWords(requests.length, 'request')} ${requests.length === 1 ? 'leaves' : 'leave'} now. The decision waits for the ${requests.length === 1 ? 'answer' : 'answers'}.`;
    case 'refuse':
      return byPerson ? 'You refuse this. Nothing changes.' : 'The rule says no. Nothing changes.';
    case 'handOver':
      return choice !== null && choice.options.length > 1 && !byPerson ? 'A person decides this: you, or a decision maker.' : 'It goes to a decision maker.';
  }
}

export function PathLine({ preview, byPerson }: Readonly<{ preview: ChangePreview; byPerson: boolean }>): ReactNode {
  const { icon, tone } = marks[preview.path];
  return (
    <p className={`cb-path cb-tone-${tone}`}>
      <Icon path={icon} size={18} />
      <strong>{pathSentence(preview, byPerson)}</strong>
    </p>
  );
}
