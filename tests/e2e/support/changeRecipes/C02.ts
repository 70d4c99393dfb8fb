import { offers, personFor, type Recipe } from './recipe.ts';

const own = { ownEmergency: 'more', ownDaytime: 'more', ownChildcare: 'half', ownEssentials: 'more', ownMedical: 'more', ownActivities: 'more', ownSupport: 'less' };
const told = { child: '1', why: 'The child moved in after the summer.', sixWeeks: 'yes', ...own };

export const C02: Recipe = {
  type: 'C02',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', seen: true, decide: { as: 'accept', because: 'School and doctor confirm it.' }, path: 'decide', holds: ({ opens }) => opens.length > 0,
    answers: (day, form) => (offers(form, 'child') < 2 ? null : { ...told, newCarer: 'payingParent', changedOn: day(44) }),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'payingParent', seen: true, path: 'handOver', holds: personFor('Nothing would change'),
    answers: (day, form) => (offers(form, 'child') === 0 ? null : { ...told, newCarer: 'receivingParent', changedOn: day(44) }),
  },
};
