import { describe, expect, it } from 'vitest';
import { CASE, must, openCluster, shippedCatalogues, TASK, type Cluster } from '../../tests/fixtures/cluster.ts';
import { dateFromWords } from '../messages/factWords.ts';
import { createTemplateCatalogue } from '../messages/template.ts';
import type { RowBody } from '../model/rows/index.ts';
import type { Catalogues } from '../operations/operation.ts';

/** The published templates, with one that promises. */
const catalogues: Catalogues = {
  ...shippedCatalogues(),
  templates: createTemplateCatalogue(shippedCatalogues().templates.all.map((each) => (each.id === 'promise.moved' ? { ...each, promise: { kind: 'reply' as const, what: 'Write back with the sum', dateFact: 'promise by' } } : each))),
};
const message = (more: Partial<RowBody<'message'>> = {}): RowBody<'message'> => ({
  caseId: CASE, taskId: null, changeId: null, decisionId: null, to: 'payingParent', channel: 'email', templateId: 'promise.moved', templateVersion: 1, language: 'en', facts: { 'promise by': { value: '27 November 2026', source: 'Promise' } }, subject: 'A date',
  body: 'We will write back to you by 27 November 2026.', edited: false, fragments: null, recipient: '', state: 'draft', sendAfter: null, at: '2026-11-18T09:00:00.000Z', by: 'CW-07', ...more,
});
const opened = (more: Partial<RowBody<'message'>> = {}): Cluster => openCluster({ more: [{ kind: 'message', id: 'message1', body: message(more) }] });
const queue = (cluster: Cluster) => must(cluster.perform('message.queue', { messageId: 'message1', caseId: CASE }, { catalogues }));
const recall = (cluster: Cluster) => must(cluster.perform('message.recall', { messageId: 'message1', caseId: CASE, to: 'draft' }, { catalogues }));
const states = (cluster: Cluster) => cluster.list('promise').map(({ body }) => body.state);

describe('a message that says what we will do by a day', () => {
  it('is a promise once it is queued, taken back when it is recalled, and made again when it goes after all', () => {
    const cluster = opened();
    queue(cluster);
    expect(cluster.list('promise').map(({ body }) => [body.kind, body.what, body.byOn, body.warnOn, body.source, body.madeFrom, body.told])).toEqual([['reply', 'Write back with the sum', '2026-11-27', '2026-11-25', 'thread', 'message/message1', true]]);
    recall(cluster);
    expect(states(cluster)).toEqual(['withdrawn']);
    queue(cluster);
    expect(states(cluster).toSorted()).toEqual(['open', 'withdrawn']);
  });

  it('in Welsh too', () => {
    const cluster = opened({ language: 'cy', facts: { 'promise by': { value: '27 Tachwedd 2026', source: 'Promise' } }, body: 'Byddwn yn ysgrifennu erbyn 27 Tachwedd 2026.' });
    queue(cluster);
    expect(cluster.list('promise').map(({ body }) => body.byOn)).toEqual(['2026-11-27']);
  });

  it('is none when a person took the date out, or when the template makes none', () => {
    const edited = opened({ body: 'We will write back to you.', edited: true });
    queue(edited);
    expect(states(edited)).toEqual([]);
    const plain = opened();
    must(plain.perform('message.queue', { messageId: 'message1', caseId: CASE }));
    expect(states(plain)).toEqual([]);
  });

  it('keeps a promise that waited for it, and gives it back when it is recalled', () => {
    const cluster = openCluster({
      more: [
        { kind: 'message', id: 'message1', body: message({ taskId: TASK, templateId: 'contact.changed', facts: {}, body: 'We have your complaint.' }) },
        { kind: 'promise', id: 'promise1', body: { caseId: CASE, taskId: TASK, to: 'payingParent', what: 'Say that we have it', byOn: '2026-11-20', byAt: null, ownerTeamId: 'team-4', ownerUserId: 'CW-07', state: 'open', source: 'clock', madeAt: '2026-11-18T09:00:00.000Z', madeBy: 'CW-07', keptAt: null, keptBy: null, keptWhen: { event: 'messageSent', ref: TASK } } },
      ],
    });
    queue(cluster);
    expect(cluster.get('promise', 'promise1')).toMatchObject({ state: 'kept', evidence: 'message/message1' });
    recall(cluster);
    expect(cluster.get('promise', 'promise1')).toMatchObject({ state: 'open', keptAt: null });
  });
});

it.each([['4 June 2026', '2026-06-04'], ['31 Rhagfyr 2026', '2026-12-31'], ['31 June 2026', null], ['June 2026', null], ['by 4 June 2026', null], ['', null]] as const)('the day in “%s” is %s', (words, on) => expect(dateFromWords(words)).toBe(on));
