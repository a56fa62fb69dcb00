/**
 * How FEEL's own functions are declared (DMN 1.5, 10.3.4): as data, with the names and types of their parameters. Checking
 * of arguments, calls by name and the silent conversions (10.3.2.9.4) all come from these declarations.
 */
import type { Run } from '../evaluation/run.js';
import { type Value } from '../values/value.js';

/** What a function may do besides its sum: say why it has no answer, and count what it uses. */
export interface Task {
  readonly run: Run;
  readonly offset: number;
  /** No answer: null, or a fault in strict mode. */
  readonly refuse: (reason: string) => null;
}

/** A kind of argument: how messages call it, and how a value is taken as one; undefined where it is none. */
export interface Kind<Taken extends Value> {
  readonly name: string;
  readonly take: (value: Value) => Taken | undefined;
}

export interface Parameter<Taken extends Value = Value> {
  readonly name: string;
  readonly kind: Kind<Taken>;
  /** May be left out; the function is then given null. */
  readonly optional: boolean;
  /** May be null. */
  readonly nullable: boolean;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  /**
   * Whether further arguments in order belong to the last parameter, a list: not at all, as its items or as the list itself, or each as
   * one of its items, also where it is a list.
   */
  readonly spread: 'no' | 'list or items' | 'items';
  readonly body: (task: Task, values: readonly Value[]) => Value;
}

/** A function, and the ways to call it, tried in order. */
export interface BuiltIn {
  readonly name: string;
  readonly signatures: readonly Signature[];
}

type Taken<P> = P extends Parameter<infer T> ? T : never;
type Values<P extends readonly Parameter[]> = { readonly [Index in keyof P]: Taken<P[Index]> };

export function need<T extends Value>(name: string, kind: Kind<T>): Parameter<T> {
  return { name, kind, optional: false, nullable: false };
}

/** May be left out, but not null. */
export function may<T extends Value>(name: string, kind: Kind<T>): Parameter<T | null> {
  return { name, kind, optional: true, nullable: false };
}

/** May be left out or null. */
export function mayNull<T extends Value>(name: string, kind: Kind<T>): Parameter<T | null> {
  return { name, kind, optional: true, nullable: true };
}

/** Has to be there, but may be null. */
export function orNull<T extends Value>(name: string, kind: Kind<T>): Parameter<T | null> {
  return { name, kind, optional: false, nullable: true };
}

export function way<const P extends readonly Parameter[]>(parameters: P, body: (task: Task, ...values: Values<P>) => Value): Signature {
  return { parameters, spread: 'no', body: (task, values) => body(task, ...(values as Values<P>)) };
}

/** As `way`; the last parameter, a list, is given as a list or by its items in order. */
export function spreadWay<const P extends readonly Parameter[]>(parameters: P, body: (task: Task, ...values: Values<P>) => Value): Signature {
  return { ...way(parameters, body), spread: 'list or items' };
}

/** As `way`; every further argument is one item of the last parameter, a list. */
export function itemsWay<const P extends readonly Parameter[]>(parameters: P, body: (task: Task, ...values: Values<P>) => Value): Signature {
  return { ...way(parameters, body), spread: 'items' };
}

export function builtIn(name: string, ...signatures: readonly Signature[]): BuiltIn {
  return { name, signatures };
}
