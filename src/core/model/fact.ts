/** What a workflow wants to know before it decides, as its YAML says it. */
import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';

/** Days that count: the calendar month, quarter or year of today, or from one day to another, both included. */
export type Period =
  | { readonly within: 'month' | 'quarter' | 'year' }
  | { readonly since?: Expression; readonly until?: Expression };

/** A look-up that the shell makes inside the transaction, before the decision. */
export type FactDefinition =
  | {
      /** The sum of an account's postings, or how many of them stand. */
      readonly kind: 'ledger-total' | 'posting-count';
      readonly id: string;
      readonly ledger: string;
      readonly holder: Expression;
      readonly period?: Period;
      readonly at: Position;
    }
  | {
      /** One posting, by its reference, or null. */
      readonly kind: 'posting';
      readonly id: string;
      readonly posting: Expression;
      readonly at: Position;
    }
  | {
      /** The postings of one case that stand. */
      readonly kind: 'postings';
      readonly id: string;
      readonly case: Expression;
      readonly at: Position;
    }
  | {
      /** The open record of a key, or null. */
      readonly kind: 'record';
      readonly id: string;
      readonly workflow: string;
      /** A list: those records are meant whose keys its items tell, which the key sees as `item`. */
      readonly each?: Expression;
      readonly key: readonly Expression[];
      readonly at: Position;
    }
  | {
      readonly kind: 'case-count';
      readonly id: string;
      readonly workflow: string;
      /** Start-data fields that have to be equal. */
      readonly where: ReadonlyMap<string, Expression>;
      readonly at: Position;
    };
