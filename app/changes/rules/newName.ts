import { formatDate, type IsoDate } from '../../model/dates.ts';
import type { PersonBody } from '../../model/rows/people.ts';
import { personOf } from '../caseFacts.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { isFlagged } from './paymentFacts.ts';
import { heard } from './heard.ts';

type Name = Pick<PersonBody, 'title' | 'given' | 'family'>;
const full = ({ title, given, family }: Name): string => [title, given, family].filter((part) => part !== null).join(' ').slice(0, 160);

/**
 * C23: a parent's name or title. A person looks at the proof; the other parent is never told, and goes on seeing the old
 * name unless the parent says otherwise and it is safe (changes catalogue §3.23). The name before stands with the report
 * and nowhere on the timeline.
 */
export const newNameRule: FindingRule = {
  type: 'C23',
  prefill({ facts, subject }) {
    const held = personOf(facts, subject)?.body;
    return held === undefined ? {} : { name: { value: { title: held.title, given: held.given, family: held.family }, source: { label: 'from the case', on: null } }, tellOther: { value: 'no', source: { label: 'usual', on: null } } };
  },
  look(change, values) {
    const { facts, subject, reportedOn } = change;
    const held = personOf(facts, subject);
    const name = values['name'] as Name;
    if (held === null) return finding({ accepts: false, person: ['We hold no record of this parent.'] });
    const before: Name = { title: held.body.title, given: held.body.given, family: held.body.family };
    const tells = values['tellOther'] === 'yes';
    const flagged = isFlagged(change);
    return finding({
      // The day of the name counts for nothing but the record: what gates test is the report.
      changedOn: reportedOn,
      proof: heard(change),
      refuse: full(before) === full(name) ? { code: 'same' } : null,
      ifRefused: { code: 'notShown' },
      person: ['Check that the proof shows the old name, the new name and the day.'],
      suggest: heard(change) === 'accepted' ? 'accept' : null,
      prepared: [
        { label: 'From', value: values['fromOn'] === undefined ? 'Not said' : formatDate(values['fromOn'] as IsoDate), source: 'the report' },
        { label: 'What the other parent sees', value: tells && !flagged ? 'The new name' : 'The old name', source: flagged ? 'safety marker' : 'their choice' },
      ],
      warnings: tells && flagged ? ['They said the other parent may know, and a safety marker is on the case. Talk to them alone first.'] : [],
      record: [{ label: 'Name', before: full(before), after: full(name), about: subject }],
      event: 'name.changed',
      keeps: { ...values, previous: before, shownToOther: tells && !flagged ? 'new' : 'old' },
      writes: () => [{ kind: 'person', id: held.id, body: { ...held.body, title: name.title, given: name.given, family: name.family } }],
    });
  },
};
