import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Spin, Tag } from 'antd';
import { ArticleTag } from '../../../shared/article-tag.js';
import { Problem } from '../../../shared/problem.js';
import { useTexts } from '../../../texts/use-texts.js';
import { hunksOf } from './hunks.js';
import { diffQuery, type Files } from '../rulebook-queries.js';

const MARKS = { added: '+', removed: '−', same: ' ' } as const;
const COLOURS = { added: 'rgba(56,158,13,0.14)', removed: 'rgba(207,19,34,0.12)', same: 'transparent' } as const;

/** What the texts change against the newest release, under the articles that the changes stand beside. */
export function DiffPanel({ files }: { readonly files: Files }) {
  const { t } = useTexts();
  const { data, error } = useQuery(diffQuery(files));
  if (error) return <Problem error={error} />;
  if (!data) return <Spin />;
  if (data.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('diff.none')} />;
  return data.map(({ file, change, lines }) => (
    <Card key={file} size="small" title={file} extra={<Tag>{t(`diff.${change}`)}</Tag>} style={{ marginBottom: 12 }}>
      {hunksOf(lines).map((hunk, at) => (
        <div key={at} style={{ marginBottom: 8 }}>
          {hunk.articles.map((article) => (
            <ArticleTag key={article} article={article} long />
          ))}
          <div role="region" aria-label={`${file} ${at + 1}`} tabIndex={0} style={{ overflowX: 'auto', fontFamily: 'monospace', fontSize: 13 }}>
            {hunk.lines.map(({ kind, text }, line) => (
              <div key={line} style={{ background: COLOURS[kind], whiteSpace: 'pre', minWidth: 'max-content' }}>
                {MARKS[kind]} {kind === 'added' ? <ins style={{ textDecoration: 'none' }}>{text}</ins> : kind === 'removed' ? <del style={{ textDecoration: 'none' }}>{text}</del> : text}
              </div>
            ))}
          </div>
        </div>
      ))}
    </Card>
  ));
}
