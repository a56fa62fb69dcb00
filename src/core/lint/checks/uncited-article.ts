import type { RulebookDefinition } from '../../model/definition.js';
import { clausesOf } from '../../model/formula.js';
import { articlesIn } from '../articles-in.js';
import type { Check } from '../check.js';

/** An article that no clause carries out and that is not marked as advice. */
export const uncitedArticle: Check = {
  rule: 'uncited-article',
  severity: 'warning',
  find: (definition) => {
    const cited = new Set(citations(definition));
    return [...definition.articles.values()]
      .filter(({ id, advice }) => !advice && !cited.has(id))
      .map(({ id, at }) => ({ at, message: `Expected a table, register, parameter or workflow to cite the article "${id}", or advice: true, but nothing does` }));
  },
};

function citations({ parameters, tables, formulas, registers, workflows }: RulebookDefinition): readonly string[] {
  return [
    ...[...parameters.values()].flatMap(({ article }) => article ?? []),
    ...[...tables.values()].flatMap(({ article, rules, default: otherwise }) => articlesIn([article, rules, typeof otherwise === 'object' ? otherwise : undefined])),
    ...[...formulas.values()].flatMap((formula) => articlesIn([formula.article, clausesOf(formula)])),
    ...[...registers.values()].flatMap(({ article, columns }) => articlesIn([article, columns])),
    ...[...workflows.values()].flatMap(({ article, claims, schedules, root }) => articlesIn([article, claims, schedules, root])),
  ];
}
