import type { RulebookDefinition } from '../model/definition.js';
import { clausesOf } from '../model/formula.js';
import { objectsIn } from './walk.js';

/** Articles that a piece of a definition cites: every `article` in it, or the text itself where it is one. */
export function articlesIn(value: readonly unknown[]): readonly string[] {
  const plain = value.filter((part) => typeof part === 'string');
  return [...plain, ...objectsIn(value).flatMap(({ article }) => (typeof article === 'string' ? [article] : []))];
}

/** Articles that rules, registers and workflows carry out. */
export function articlesCarriedOut({ tables, formulas, registers, workflows }: Pick<RulebookDefinition, 'tables' | 'formulas' | 'registers' | 'workflows'>): readonly string[] {
  return [
    ...[...tables.values()].flatMap(({ article, rules, default: otherwise }) => articlesIn([article, rules, typeof otherwise === 'object' ? otherwise : undefined])),
    ...[...formulas.values()].flatMap((formula) => articlesIn([formula.article, clausesOf(formula)])),
    ...[...registers.values()].flatMap(({ article, columns }) => articlesIn([article, columns])),
    ...[...workflows.values()].flatMap(({ article, claims, schedules, root }) => articlesIn([article, claims, schedules, root])),
  ];
}
