import { Fault, LimitFault } from './fault.js';
import { LIMITS } from './limits.js';

/** What a lenient evaluation notes beside its null. */
export interface FeelDiagnostic {
  readonly reason: string;
  readonly offset: number;
}

/** Values by FEEL name. */
export type Scope = Readonly<Record<string, unknown>>;

/**
 * `strict`: what the standard answers with an unexplained null is a fault. `standard`: null, and a diagnostic
 * (DMN 1.5, 10.3.4 and annex of error handling).
 */
export type Mode = 'strict' | 'standard';

/** One evaluation: its names, its mode, and what it has used up. */
export class Run {
  readonly diagnostics: FeelDiagnostic[] = [];
  private steps = 0;
  private levels = 0;

  constructor(
    readonly scope: Scope,
    readonly mode: Mode,
    /** Zone in which a date and time without one is read beside one with a zone. */
    readonly timeZone: string | undefined,
  ) {}

  /** No value: a throw in strict mode, null and a diagnostic in standard mode. */
  fault(reason: string, offset: number): null {
    if (this.mode === 'strict') throw new Fault(reason, offset);
    if (this.diagnostics.length < 100) this.diagnostics.push({ reason, offset });
    return null;
  }

  spend(steps: number, offset: number): void {
    this.steps += steps;
    if (this.steps > LIMITS.steps) throw new LimitFault(`Expected at most ${LIMITS.steps} steps, but the expression needs more`, offset);
  }

  /** Counts the items of a list that is about to be made. */
  spendItems(count: number, offset: number): void {
    if (count > LIMITS.listLength) throw new LimitFault(`Expected a list of at most ${LIMITS.listLength} items, but it would have ${count}`, offset);
    this.spend(count, offset);
  }

  /** Counts a text that is about to be made. */
  spendText(length: number, offset: number): void {
    if (length > LIMITS.stringLength) throw new LimitFault(`Expected a text of at most ${LIMITS.stringLength} characters, but it would have ${length}`, offset);
    this.spend(1 + (length >> 4), offset);
  }

  enter(levels: number, offset: number): void {
    this.levels += levels;
    if (this.levels > LIMITS.callLevels) throw new LimitFault('Expected calls that come to an end, but they nest too deep', offset);
  }

  leave(levels: number): void {
    this.levels -= levels;
  }
}
