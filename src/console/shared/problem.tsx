import { Alert } from 'antd';
import { problemOf, type Problem as ProblemShape } from '../api/api-problem.js';
import { useTexts } from '../texts/use-texts.js';

/** A refusal as people read it: what it means in their language, the rulebook's own sentence, the article. */
export function Problem({ error }: { readonly error: unknown }) {
  const { t } = useTexts();
  const problem = problemOf(error);
  return (
    <Alert
      type={problem.status >= 400 && problem.status < 500 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={useProblemTitle()(problem.code)}
      description={
        <>
          {problem.detail !== '' && <div className="value-text">{problem.detail}</div>}
          {problem.article !== undefined && <div>{t('article.cited', { article: problem.article })}</div>}
          {faultsOf(problem).map((fault) => (
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

function faultsOf({ details }: ProblemShape): readonly string[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('message' in one)) return [];
    const place = 'path' in one ? [one.path] : 'id' in one && 'field' in one ? [one.id, one.field] : [];
    return place.length === 0 ? [] : [`${place.map(String).filter((part) => part !== '').join(' ')}: ${String(one.message)}`];
  });
}
