/** A short instruction with every way a run can go; for tests of this folder only. */
export const exampleName = 'small.si.md';
export const example = `---
format: si/1
id: small
title: A small instruction
phrases: [a small thing happened]
for: { work: [C09], roles: [caseworker], when: 'case.scheme == "2012"' }
owner: team
minutes: 3
effective: { from: 2026-01-01, by: today }
review_by: 2027-01-01
cites: { law: The law of tests }
---
Use this to test.

## check safe: Before you start
\`\`\`yaml
items: { identity: ask, flag: case.flag == "none" }
fail: help
\`\`\`

## ask how: Do they have pay?
\`\`\`yaml
type: yes_no
go: { yes: amount, no: help }
\`\`\`
Ask in a friendly way.

## ask amount: How much is it?
\`\`\`yaml
type: money_per
from: case.pay
customer: { en: How much are you paid?, cy: Faint ydych chi'n cael eich talu? }
\`\`\`

## compute sum: Add it up
\`\`\`yaml
call: rules.add
with: [answers.amount, case.extra]
out: { total: money, over: bool }
cite: law
\`\`\`

## decide big: Is it big enough?
\`\`\`yaml
on: sum.over
go: { true: proof, false: help }
\`\`\`

## evidence proof: Check the figure
\`\`\`yaml
any_of: [payslip, letter]
from: evidence.proof
go: { accepted: tell, waiting: later, refused: help }
\`\`\`

## wait later: Wait for proof
\`\`\`yaml
{ days: 5, rounds: 2, message: sum.ask, go: { received: proof, expired: help } }
\`\`\`

## say tell: Tell them
\`\`\`yaml
customer: { en: 'The sum is {sum.total}.', cy: "Y swm yw {sum.total}." }
\`\`\`

## change draft: Draft the change
\`\`\`yaml
fields: { total: sum.total, proof: proof }
open: case/income#total
\`\`\`

## message letter: Draft the letter
\`\`\`yaml
send: { paying: sum.changed }
\`\`\`

## stop done: Done
## refer help: Get help
\`\`\`yaml
to: team.help
\`\`\`
## Scenarios
\`\`\`yaml
- [it is big, {how: yes, amount: 300.00 week, proof: accepted}, done]
- [no pay, {how: no}, help]
\`\`\`
`;
