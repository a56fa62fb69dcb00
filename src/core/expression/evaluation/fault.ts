/** Where and why an evaluation could not go on. It stays inside this folder: its edge makes an EvaluationError of it. */
export class Fault extends Error {
  constructor(
    readonly reason: string,
    /** Character offset in the expression. */
    readonly offset: number,
  ) {
    super(reason);
    this.name = 'Fault';
  }
}

/** A limit was reached: the evaluation ends, in either mode. */
export class LimitFault extends Fault {}
