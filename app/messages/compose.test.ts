import { describe, expect, test } from 'vitest';
import { composeMessage, renderMessage } from './compose.ts';
import { payingParentFacts, receivingParentFacts, requestFacts, teamContact, type DecisionForMessages, type TeamContact } from './facts.ts';
import { dateInLanguage, factInWords } from './factWords.ts';
import { parseTemplate, type Template } from './template.ts';

const template = (channel: 'sms' | 'email' | 'letter', role: string, facts: string, en: string, cy = en): Template => {
  const subject = channel === 'sms' ? '' : 'subject: { en: From ((effective on)), cy: O ((effective on)) }\n';
  const parsed = parseTemplate(`---\nid: a.b\nversion: 3\nchannel: ${channel}\ntitle: Test words\nowner: messages-team\nfor: { change: [], event: decided }\nrole: ${role}\nlanguages: [en, cy]\nwelsh: to be confirmed by the owner\n${subject}facts: { ${facts} }\nfallback: null\nscenarios: [{ name: one, values: {} }]\n---\n=== en\n${en}\n=== cy\n${cy}\n`.replace('name: one,', 'name: any case,'), 'a.md');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.template;
};
const team = teamContact('Team 4', '01632 960 114') as TeamContact;
const decision: DecisionForMessages = {
  number: 88, effectiveOn: '2026-11-16', weekly: 4800, previousWeekly: 6592, payingParentTotal: 5760, receivingParentNet: 4608, incomeWeekly: 30000, incomeBasis: 'historic',
  children: 2, otherChildren: 1, nights: 'none', rate: 'basic', reason: 'income', challengeBy: '2026-12-18', letterArrivesBy: '2026-11-25',
};
const value = <T>(result: Readonly<{ ok: true; value: T }> | Readonly<{ ok: false }>): T => {
  if (!result.ok) throw new Error('not composed');
  return result.value;
};

describe('composing', () => {
  test('facts are filled, named, sourced and found in the words', () => {
    const message = value(composeMessage(template('sms', 'either', 'letter arrives by: date, team phone: text', 'By ((Letter_arrives_by)). Call ((team phone)).'), payingParentFacts(decision, team), 'en'));
    expect(message.body).toBe('By 25 November 2026. Call 01632 960 114.');
    expect(message).toMatchObject({ templateId: 'a.b', templateVersion: 3, missing: [], subject: null, welshToConfirm: false });
    expect(message.facts[0]).toMatchObject({ name: 'Letter_arrives_by', label: 'Letter arrives by', value: '25 November 2026', source: 'Decision 88, time in the post' });
    expect(message.facts.map(({ places: [place] }) => message.body.slice(place?.start, place?.end))).toEqual(['25 November 2026', '01632 960 114']);
  });
  test('money, counts and words are said as parents are told them', () => {
    const words = '((weekly)) a week, was ((previous weekly)). For ((children)). Others: ((other children)). ((income basis)) ((reason))';
    const facts = 'effective on: date, weekly: money, previous weekly: money, children: text, other children: text, income basis: text, reason: text';
    const message = value(composeMessage(template('email', 'either', facts, words), receivingParentFacts(decision, team), 'en'));
    expect(message.body).toBe('£48.00 a week, was £65.92. For two children. Others: one. We got this from HMRC, for the last full tax year. The paying parent’s income changed.');
    expect(message.subject).toBe('From 16 November 2026');
    expect(message.facts.find(({ name }) => name === 'effective on')).toMatchObject({ places: [] });
  });
  test('Welsh words come with Welsh dates and are marked as not yet confirmed', () => {
    const message = value(composeMessage(template('sms', 'either', 'effective on: date', 'From ((effective on))', 'O ((effective on))'), payingParentFacts(decision, team), 'cy'));
    expect(message).toMatchObject({ body: 'O 16 Tachwedd 2026', welshToConfirm: true });
    expect(dateInLanguage('2026-06-04', 'cy')).toBe('4 Mehefin 2026');
  });
  test('what is not known is missing and stands in the words', () => {
    const message = value(composeMessage(template('sms', 'either', 'letter arrives by: date', 'By ((letter arrives by)).'), payingParentFacts({ ...decision, letterArrivesBy: null }, team), 'en'));
    expect(message).toMatchObject({ missing: ['letter arrives by'], body: 'By ((letter arrives by)).', facts: [] });
  });
  test('a template for the other parent is refused', () => {
    expect(composeMessage(template('sms', 'receivingParent', 'effective on: date', '((effective on))'), payingParentFacts(decision, team), 'en')).toMatchObject({ ok: false, error: { code: 'TEMPLATE_NOT_FOUND' } });
  });
  test('a list is bullets in an email and a sentence in its facts', () => {
    const asked = requestFacts('payingParent', { replyBy: '2026-12-02', proof: ['payslips', 'contract'], askedOn: '2026-11-18' }, team);
    const message = value(composeMessage(template('email', 'payingParent', 'effective on: date, proof: text', 'Send:\n((proof))'), asked, 'en'));
    expect(message.body).toContain('* your last payslips\n* your work contract');
    expect(message.facts[0]?.value).toBe('your last payslips, your work contract');
  });
  test('every closed word has words in both languages', () => {
    const { values } = payingParentFacts(decision, team);
    for (const name of ['incomeBasis', 'nights', 'rate', 'reason', 'children', 'otherChildren'] as const) {
      expect(factInWords(name, values, 'en')).not.toBe(factInWords(name, values, 'cy'));
    }
    expect(factInWords('otherChildren', { otherChildren: 0 }, 'en')).toBe('none');
    expect(factInWords('children', { children: 1 }, 'en')).toBe('one child');
  });
  test('the words are drawn as they will arrive, edits included', () => {
    expect(renderMessage({ channel: 'sms', subject: null, body: 'Hi' }, { prefix: 'ChildMaint' })).toMatchObject({ channel: 'sms', sms: { text: 'ChildMaint: Hi' } });
    expect(renderMessage({ channel: 'email', subject: 'A', body: '# B' })).toMatchObject({ channel: 'email', email: { html: '<h2>B</h2>' } });
    expect(renderMessage({ channel: 'letter', subject: 'A', body: 'B' }, { largePrint: true })).toMatchObject({ channel: 'letter', letter: { heading: 'A', pages: 1 } });
  });
});
