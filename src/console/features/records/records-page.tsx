import { useQuery } from '@tanstack/react-query';
import { Card, Col, Empty, Row, Spin, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { recordsQuery } from '../../api/queries.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

/** What is kept as records, as far as one may read or keep it. */
export function RecordsPage() {
  const { t, say } = useTexts();
  const { data, error, isPending } = useQuery(recordsQuery);
  if (error) return <Problem error={error} />;
  return (
    <Page title={t('records')}>
      {isPending && <Spin />}
      {data?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('records.none')} />}
      <Row gutter={[16, 16]}>
        {data?.map(({ id, title, article, keeps }) => (
          <Col key={id} xs={24} sm={12} lg={8}>
            <Link to={`/records/${encodeURIComponent(id)}`}>
              <Card hoverable size="small">
                <Typography.Text strong>{say(title)}</Typography.Text>
                <div style={{ minHeight: 24, marginTop: 4 }}>
                  {article !== undefined && <ArticleTag article={article} long />} {keeps && <Tag color="success">{t('records.keeps')}</Tag>}
                </div>
              </Card>
            </Link>
          </Col>
        ))}
      </Row>
    </Page>
  );
}
