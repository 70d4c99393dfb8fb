/** Something the person who typed the command can put right. Said on standard error; exit code 2. */
export class Refusal extends Error {
  override name = 'Refusal';
}
