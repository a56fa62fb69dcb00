import { useQueries, useQuery } from '@tanstack/react-query';
import { Card, Col, Empty, Row, Spin, Typography } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { workflowQuery, workflowsQuery } from '../../api/queries.js';
import type { SeatRule } from '../../api/shapes.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

type Me = Schemas['MeDto'];

/** What a person may start; where only the data can tell, it is offered. */
export function StartPage({ me }: { readonly me: Me }) {
  const { t, say } = useTexts();
  const { data: list = [], error } = useQuery(workflowsQuery);
  const found = useQueries({ queries: list.map(({ id }) => workflowQuery(id)) });
  if (error) return <Problem error={error} />;
  const workflows = found.flatMap(({ data }) => (data && mayStart(me, data.startedBy) ? [data] : []));
  return (
    <Page title={t('start')}>
      {found.some(({ isPending }) => isPending) && <Spin />}
      <Row gutter={[16, 16]}>
        {workflows.map(({ id, title, article }) => (
          <Col key={id} xs={24} sm={12} lg={8}>
            <Link to={`/start/${encodeURIComponent(id)}`}>
              <Card hoverable size="small">
                <Typography.Text strong>{say(title)}</Typography.Text>
                <div style={{ minHeight: 24, marginTop: 4 }}>{article !== undefined && <ArticleTag article={article} long />}</div>
              </Card>
            </Link>
          </Col>
        ))}
      </Row>
      {workflows.length === 0 && found.every(({ isPending }) => !isPending) && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('start.none')} />}
    </Page>
  );
}

function mayStart(me: Me, rules: readonly SeatRule[]): boolean {
  if (rules.length === 0) return true;
  return rules.some(({ kind, post, department }) => {
    if (kind === 'post') return me.posts.includes(post ?? '');
    if (kind === 'department') return me.departments.includes(department ?? '');
    return true;
  });
}
