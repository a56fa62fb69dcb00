import { useQuery } from '@tanstack/react-query';
import { Card, Col, Empty, Row, Spin, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { registersQuery } from '../../api/queries.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

/** The registers that one may read. */
export function RegistersPage() {
  const { t, say } = useTexts();
  const { data, error, isPending } = useQuery(registersQuery);
  if (error) return <Problem error={error} />;
  return (
    <Page title={t('registers')}>
      {isPending && <Spin />}
      {data?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('registers.none')} />}
      <Row gutter={[16, 16]}>
        {data?.map(({ id, title, article, logged }) => (
          <Col key={id} xs={24} sm={12} lg={8}>
            <Link to={`/registers/${encodeURIComponent(id)}`}>
              <Card hoverable size="small">
                <Typography.Text strong>{say(title)}</Typography.Text>
                <div style={{ minHeight: 24, marginTop: 4 }}>
                  {article !== null && <ArticleTag article={article} long />} {logged && <Tag>{t('register.logged')}</Tag>}
                </div>
              </Card>
            </Link>
          </Col>
        ))}
      </Row>
    </Page>
  );
}
