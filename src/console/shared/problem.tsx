import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { use } from 'react';
import { problemOf } from '../api/api-problem.js';
import { outlineQuery, peopleQuery } from '../api/queries.js';
import type { Text } from '../api/shapes.js';
import type { NamedKind, NameOf } from '../texts/retell.js';
import { isolated } from '../texts/isolated.js';
import { useTexts } from '../texts/use-texts.js';
import { faultsOf } from './faults-of.js';
import { NamedWorkflowContext } from './named-workflow.js';
import { titledActions } from './titled-actions.js';

/** A refusal as people read it: what it means in their language, the rulebook's own sentence, the article. */
export function Problem({ error }: { readonly error: unknown }) {
  const { t, article } = useTexts();
  const tell = useTelling();
  const problem = problemOf(error);
  return (
    <Alert
      type={problem.status >= 400 && problem.status < 500 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={useProblemTitle()(problem.code)}
      description={
        <>
          {problem.detail !== '' && <div className="value-text">{tell(problem.detail)}</div>}
          {problem.article !== undefined && <div>{t('article.cited', { article: article(problem.article) })}</div>}
          {faultsOf(problem, tell).map((fault) => (
            <div key={fault} className="value-text">
              {fault}
            </div>
          ))}
        </>
      }
    />
  );
}

/** What a code of refusal means, in the language of the reader. */
export function useProblemTitle(): (code: string) => string {
  const { t, has } = useTexts();
  return (code) => {
    const key = `problem.${code}`;
    return has(key) ? t(key) : t('problem.internal');
  };
}

/** A sentence of the server in the language of the reader, with people and parts of the rulebook by their names where those are known already. */
export function useTelling(): (sentence: string) => string {
  const { tell, say } = useTexts();
  const workflow = use(NamedWorkflowContext);
  // Nobody is asked for: a refusal may mean that nobody is signed in.
  const { data: people = [] } = useQuery({ ...peopleQuery, enabled: false });
  const { data: outline } = useQuery({ ...outlineQuery(workflow?.version), enabled: false });
  const titles: Readonly<Record<NamedKind, () => readonly (Titled | undefined)[]>> = {
    person: () => people.map(({ id, name }) => ({ id, title: name })),
    post: () => outline?.posts ?? [],
    field: () => workflow?.data.fields ?? [],
    state: () => workflow?.states.map(({ path, title }) => ({ id: path, title })) ?? [],
    action: () => titledActions(workflow),
  };
  const nameOf: NameOf = (id, kind) => {
    const title = titles[kind]().find((one) => one?.id === id)?.title as Text | undefined;
    return title === undefined ? undefined : isolated(say(title)) || undefined;
  };
  return (sentence) => tell(sentence, nameOf);
}

interface Titled {
  readonly id: string;
  readonly title?: unknown;
}
