import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Col, Flex, Row, Spin, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { caseQuery, recordsQuery, workflowQuery } from '../../api/queries.js';
import { DataView } from '../../shared/data/data-view.js';
import { FieldHistory } from '../../shared/data/field-history.js';
import { HeldCaseContext } from '../../shared/data/held-case.js';
import { stateTitle } from '../../shared/data/summary.js';
import { useValueText } from '../../shared/data/value-view.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { StatusTag } from '../../shared/status-tag.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { RecordEdit } from './record-edit.js';
import { UsedBy } from './used-by.js';

/** One record: what stands in it now, and what stood in each field before. */
export function RecordPage() {
  const { id = '' } = useParams();
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const text = useValueText();
  const [editing, setEditing] = useState(false);
  const { data: found, error } = useQuery(caseQuery(id));
  const { data: workflow, error: lacking } = useQuery({ ...workflowQuery(found?.workflow ?? '', found?.version), enabled: found !== undefined });
  const { data: kinds = [] } = useQuery(recordsQuery);
  if (error ?? lacking) return <Problem error={error ?? lacking} />;
  if (!found || !workflow) return <Spin />;
  const kind = kinds.find((one) => one.id === found.workflow);
  const { fields } = workflow.data;
  const name = (kind?.key ?? []).map((key) => text(found.data[key], fields.find((field) => field.id === key)?.schema)).join(' · ');
  return (
    <Page
      title={[say(workflow.title), name].filter((part) => part !== '').join(' · ')}
      extra={
        <Flex gap={8} align="center">
          <StatusTag status={found.status} />
          <Link to={`/cases/${encodeURIComponent(id)}`}>{t('case.open')}</Link>
          {kind?.keeps === true && found.status === 'open' && (
            <Button type="primary" icon={<EditOutlined />} onClick={() => setEditing(true)}>
              {t('records.change')}
            </Button>
          )}
        </Flex>
      }
    >
      <Typography.Paragraph type="secondary">
        {found.in.map((path) => stateTitle(workflow.states, path, say)).join(' + ')} · {t('records.since', { at: moment(found.startedAt) })}
      </Typography.Paragraph>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={10}>
          <Card size="small" title={t('records.data')}>
            <HeldCaseContext value={{ id }}>
              <DataView fields={fields} data={found.data} version={found.version} />
            </HeldCaseContext>
          </Card>
          <UsedBy id={id} />
        </Col>
        <Col xs={24} lg={14}>
          <FieldHistory id={id} fields={fields} version={found.version} />
        </Col>
      </Row>
      {editing && <RecordEdit found={found} fields={fields.filter((field) => kind?.fixed.includes(field.id) !== true)} onClose={() => setEditing(false)} />}
    </Page>
  );
}
