/** Several lines already written as JSON, each with its line end: printed at once, for commands with very many. */
export class Block {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
