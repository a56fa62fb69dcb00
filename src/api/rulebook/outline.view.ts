import type { CompiledRulebook } from '../../core/case/compiled.js';
import type { PostDefinition } from '../../core/model/definition.js';
import type { Text } from '../../core/model/text.js';
import type { Shape } from '../http/shape.js';
import type { NamedPartDto, NamedPostDto, OutlineDto } from './outline.dto.js';

interface Part {
  readonly id: string;
  readonly title?: Text;
}

/** The words of a rulebook, without what it decides. */
export function outlineView({ version, definition }: CompiledRulebook): Shape<OutlineDto> {
  const { title, language, timeZone, releasedBy, articles, posts, departments, tables, formulas, workflows, ledgers } = definition;
  return {
    version,
    title,
    language,
    timeZone,
    ...(releasedBy !== undefined && { releasedBy }),
    articles: named(articles.values()),
    posts: namedPosts(posts.values()),
    departments: named(departments.values()),
    tables: [...named(tables.values()), ...named(formulas.values())],
    workflows: named(workflows.values()),
    ledgers: named(ledgers.values()),
  };
}

function namedPosts(posts: Iterable<PostDefinition>): readonly Shape<NamedPostDto>[] {
  return [...posts].map(({ id, title, department }) => ({ id, title, ...(department !== undefined && { department }) }));
}

function named(parts: Iterable<Part>): readonly Shape<NamedPartDto>[] {
  return [...parts].map(({ id, title }) => ({ id, title: title ?? id }));
}
