import { factFor } from '../messages/template.ts';
import { dateFromWords } from '../messages/factWords.ts';
import { placeholderKey } from '../messages/placeholders.ts';
import type { Row } from '../model/rows/index.ts';
import type { Call } from '../operations/operation.ts';
import type { PromiseEvent } from './promisesFrom.ts';

/**
 * The promise that a message makes: its template says so, and names the fact that holds the date. Null when the
 * template makes none, the date is not known, or a person has taken the date out of the words.
 */
export function promiseInMessage({ id, body }: Row<'message'>, call: Call): Extract<PromiseEvent, { type: 'messageSays' }> | null {
  const template = call.catalogues.templates.find({ id: body.templateId, channel: body.channel, role: body.to });
  const promise = template?.promise;
  if (promise === undefined) return null;
  const used = Object.entries(body.facts).find(([name]) => placeholderKey(name) === placeholderKey(promise.dateFact));
  const said = used?.[1].value ?? '';
  const on = dateFromWords(said);
  if (on === null || factFor(promise.dateFact) === undefined || !`${body.subject ?? ''}\n${body.body}`.includes(said)) return null;
  return { type: 'messageSays', kind: promise.kind, what: promise.what, on, to: body.to, messageId: id, taskId: body.taskId, channel: body.channel };
}
