import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { LetterRows } from './letter.js';
import type { Text } from './text.js';
import type { SeatRule } from './verb-definition.js';

/** What happens beside a step: data set, postings, jobs, other cases. */
export type ActionDefinition =
  | { readonly kind: 'set'; readonly fields: ReadonlyMap<string, Expression>; readonly article?: string; readonly at: Position }
  | { readonly kind: 'append'; readonly fields: ReadonlyMap<string, Expression>; readonly article?: string; readonly at: Position }
  | { readonly kind: 'claim'; readonly claim: string; readonly at: Position }
  | { readonly kind: 'release'; readonly claim: string; readonly at: Position }
  | {
      readonly kind: 'post';
      readonly ledger: string;
      /** How the holder was written: as a person of the rulebook, or as something else that has an account. */
      readonly as: 'person' | 'holder';
      readonly holder: Expression;
      readonly amount: Expression;
      readonly reason?: Text;
      readonly article?: string;
      readonly at: Position;
    }
  | {
      /** Takes postings back: each gets a counter-posting that names it. */
      readonly kind: 'reverse';
      readonly postings: Expression;
      readonly reason?: Text;
      readonly article?: string;
      readonly at: Position;
    }
  | {
      readonly kind: 'job';
      readonly name: string;
      readonly connector: string;
      readonly input: ReadonlyMap<string, Expression>;
      readonly then?: string;
      readonly otherwise?: string;
      readonly article?: string;
      readonly at: Position;
    }
  | {
      /** A letter is made of a template, and stands in a field then. */
      readonly kind: 'letter';
      readonly letter: string;
      /** The field that takes the file. */
      readonly as: string;
      readonly fileName: Expression;
      readonly fields: ReadonlyMap<string, Expression | LetterRows>;
      readonly then?: string;
      readonly otherwise?: string;
      readonly article?: string;
      readonly at: Position;
    }
  | {
      readonly kind: 'start';
      /** A list: one case for each item of it. */
      readonly each?: Expression;
      readonly name: string;
      readonly workflow: string;
      readonly data: ReadonlyMap<string, Expression>;
      readonly then?: string;
      readonly at: Position;
    }
  | {
      readonly kind: 'signal';
      readonly signal: string;
      /** A list: one signal for each item of it. */
      readonly each?: Expression;
      readonly to: Expression;
      readonly data: ReadonlyMap<string, Expression>;
      /** Field that takes the refusals. */
      readonly refused?: string;
      readonly at: Position;
    }
  | {
      /** Open cases of a workflow are looked up, and stand in a field then. */
      readonly kind: 'collect';
      readonly workflow: string;
      readonly in: readonly string[];
      readonly where: ReadonlyMap<string, Expression>;
      readonly until?: Expression;
      readonly most: number;
      readonly fields: readonly string[];
      /** The field of this case that takes the list. */
      readonly as: string;
      readonly then?: string;
      readonly article?: string;
      readonly at: Position;
    }
  | {
      /** People are told of something, and asked for nothing. */
      readonly kind: 'tell';
      readonly to: readonly RecipientRule[];
      /** Name of the words that the rulebook has for it; those of a reminder where absent. */
      readonly text?: string;
      readonly article?: string;
      readonly at: Position;
    };

/** Who is told: whoever a task could be for, those for whom the tasks of the state wait, or whoever leads them, so many levels up. */
export type RecipientRule = SeatRule | { readonly kind: 'task' } | { readonly kind: 'task-leader'; readonly levels: number };
