import { mdiMagnify } from '@mdi/js';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { changeTitles } from '../../../app/work/changeTitles.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { classes } from '../../parts/classes.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useAnnounced } from '../../parts/LiveRegion.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { taskIconPaths } from '../../parts/taskIconPaths.ts';
import { countWords } from '../../words/countWords.ts';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { partyOf, roleNames, type Role } from '../caseWords.ts';
import { changeItem } from '../places.ts';
import './changes.css';
import { classWords, offerGroups, type Offer } from './offerGroups.ts';

function OfferRow({ id, offer, active, fitsItem, onPoint, onChoose }: Readonly<{ id: string; offer: Offer; active: boolean; fitsItem: boolean; onPoint: () => void; onChoose: () => void }>): ReactNode {
  const { type, title, intro, class: kind, open, off } = offer;
  return (
    <div
      id={id}
      role="option"
      className={classes('cb-offer', active && 'cb-offer-active')}
      aria-selected={active}
      aria-disabled={off === null ? undefined : true}
      tabIndex={-1}
      onMouseMove={onPoint}
      onClick={onChoose}
      onKeyDown={() => undefined}
    >
      <Icon path={taskIconPaths[changeTitles[type].icon]} size={18} />
      <span className="cb-offer-words">
        <span className="cb-offer-title">{title}</span>
        <span className="cb-offer-intro">{off ?? intro}</span>
      </span>
      <span className="cb-offer-aside">
        <span>{off === null ? classWords(kind) : 'Switched off'}</span>
        {open > 0 && (
          <StatusTag look="quiet" {...statusIcons.waiting}>
            {open} unfinished
          </StatusTag>
        )}
        {fitsItem && open === 0 && (
          <StatusTag look="quiet" {...statusIcons.draft}>
            Fits the open work item
          </StatusTag>
        )}
      </span>
    </div>
  );
}

/** Asked only where a change may be about either parent. */
function WhoseChange({ offer, onChoose, onBack }: Readonly<{ offer: Offer; onChoose: (subject: Role) => void; onBack: () => void }>): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  return (
    <div className="cb-offer-who" role="group" aria-label={`${offer.title}: who is it about?`} onKeyDown={onKeyDown}>
      <p>
        <strong>{offer.title}</strong>
      </p>
      <p>{offer.intro}</p>
      <p className="cb-label">Who is it about?</p>
      <div className="cb-offer-sides">
        {offer.subjects.map((subject, index) => (
          <ActionButton key={subject} onPress={() => onChoose(subject)} {...(index === 0 ? { ref: first } : {})}>
            <PartyTile party={partyOf(subject)} size={16} words="none">
              {roleNames[subject]}
            </PartyTile>
          </ActionButton>
        ))}
        <ActionButton kind="quiet" keys="Esc" onPress={onBack}>
          Back to the list
        </ActionButton>
      </div>
    </div>
  );
}

function Picker({ types, onStart }: Readonly<{ types: readonly Offer[]; onStart?: (() => void) | undefined }>): ReactNode {
  const { held, go, readOnly } = useCase();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<Offer | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  useEffect(() => input.current?.focus(), []);
  const groups = offerGroups(types, text);
  const offers = groups.flatMap((group) => group.offers);
  const at = Math.max(0, offers.findIndex(({ type }) => type === chosen));
  const active = offers[at];
  const idOf = (offer: Offer): string => `${listId}-${offer.type}`;
  const activeId = active === undefined ? undefined : idOf(active);
  useAnnounced(text.trim() === '' ? undefined : offers.length === 0 ? 'Nothing fits' : countWords(offers.length, 'change'));
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const taskFor = (offer: Offer, subject: Role): string | null => held.tasks.find((one) => one.changeType === offer.type && one.subject === subject)?.taskId ?? null;
  const start = (offer: Offer, subject: Role): void => {
    onStart?.();
    go({ section: 'changes', item: changeItem({ type: offer.type, subject, taskId: taskFor(offer, subject) }) });
  };
  const choose = (offer: Offer): void => {
    if (offer.off !== null || readOnly !== undefined) return;
    const [only, other] = offer.subjects;
    if (only !== undefined && other === undefined) start(offer, only);
    else setAsked(offer);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    if (step !== undefined && offers.length > 0) {
      event.preventDefault();
      const to = Math.abs(step) === 1 ? (at + step + offers.length) % offers.length : Math.min(offers.length - 1, Math.max(0, at + step));
      setChosen(offers[to]?.type ?? null);
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing && active !== undefined) {
      event.preventDefault();
      choose(active);
    }
  };
  const back = (): void => {
    setAsked(null);
    requestAnimationFrame(() => input.current?.focus());
  };
  if (asked !== null) return <WhoseChange offer={asked} onChoose={(subject) => start(asked, subject)} onBack={back} />;
  return (
    <div className="cb-offers">
      <div className="cb-offer-search">
        <Icon path={mdiMagnify} size={18} />
        <input
          ref={input}
          role="combobox"
          aria-label="Find a change"
          aria-expanded={offers.length > 0}
          aria-controls={listId}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          placeholder="What has changed? Use their own words"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="cb-aside" aria-hidden="true">
          {countWords(offers.length, 'change')}
        </span>
      </div>
      {readOnly !== undefined && <p className="cb-aside">{readOnly}</p>}
      <div id={listId} className="cb-offer-list" role="listbox" aria-label="Changes">
        {groups.map(({ group, title, offers: own }) => (
          <div key={group} role="group" aria-labelledby={`${listId}-${group}`}>
            <div id={`${listId}-${group}`} className="cb-offer-group" role="presentation">
              {title}
            </div>
            {own.map((offer) => (
              <OfferRow
                key={offer.type}
                id={idOf(offer)}
                offer={offer}
                active={offer === active}
                fitsItem={offer.subjects.some((subject) => taskFor(offer, subject) !== null)}
                onPoint={() => setChosen(offer.type)}
                onChoose={() => choose(offer)}
              />
            ))}
          </div>
        ))}
      </div>
      {offers.length === 0 && <p>Nothing fits “{text.trim()}”. Try fewer words, such as job, nights, moved or bank.</p>}
    </div>
  );
}

/** Every change that may be reported on this case, by what it is about. An open item of the same kind is gone on with. */
export function ChangeOffers({ onStart }: Readonly<{ onStart?: () => void }>): ReactNode {
  const { held } = useCase();
  const answer = useAnswer((api) => createAskStore(() => api.call('change.offered', { caseId: held.caseId })));
  return (
    <Answer answer={answer} lines={6} words="Loading the changes">
      {({ types }) => <Picker types={types} onStart={onStart} />}
    </Answer>
  );
}
