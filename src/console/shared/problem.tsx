import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { problemOf, type Problem as ProblemShape } from '../api/api-problem.js';
import { peopleQuery } from '../api/queries.js';
import { useTexts } from '../texts/use-texts.js';

/** A refusal as people read it: what it means in their language, the rulebook's own sentence, the article. */
export function Problem({ error }: { readonly error: unknown }) {
  const { t } = useTexts();
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
          {problem.article !== undefined && <div>{t('article.cited', { article: problem.article })}</div>}
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

/** A sentence of the server in the language of the reader, with people by their names where those are known already. */
export function useTelling(): (sentence: string) => string {
  const { tell, say } = useTexts();
  // Nobody is asked for: a refusal may mean that nobody is signed in.
  const { data: people = [] } = useQuery({ ...peopleQuery, enabled: false });
  const nameOf = (id: string): string => {
    const found = people.find((one) => one.id === id);
    return found ? say(found.name) : id;
  };
  return (sentence) => tell(sentence, nameOf);
}

function faultsOf({ details }: ProblemShape, tell: (sentence: string) => string): readonly string[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('message' in one)) return [];
    const place = 'path' in one ? [one.path] : 'id' in one && 'field' in one ? [one.id, one.field] : [];
    return place.length === 0 ? [] : [`${place.map(String).filter((part) => part !== '').join(' ')}: ${tell(String(one.message))}`];
  });
}
