import { articlesCarriedOut } from '../articles-in.js';
import type { Check } from '../check.js';

/** An article that no clause carries out and that is not marked as advice. */
export const uncitedArticle: Check = {
  rule: 'uncited-article',
  severity: 'warning',
  find: (definition) => {
    const cited = new Set([...[...definition.parameters.values()].flatMap(({ article }) => article ?? []), ...articlesCarriedOut(definition)]);
    return [...definition.articles.values()]
      .filter(({ id, advice }) => !advice && !cited.has(id))
      .map(({ id, at }) => ({ at, message: `Expected a table, register, parameter or workflow to cite the article "${id}", or advice: true, but nothing does` }));
  },
};
