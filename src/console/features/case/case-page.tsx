import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Flex, Spin, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { caseQuery, meQuery, workflowQuery } from '../../api/queries.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { HeldCaseContext } from '../../shared/data/held-case.js';
import { stateTitle } from '../../shared/data/summary.js';
import { NamedWorkflowContext } from '../../shared/named-workflow.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { StatusTag } from '../../shared/status-tag.js';
import { tabIn } from '../../shared/tab-in.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { CaseDecisions } from './case-decisions.js';
import { CaseHistory } from './case-history.js';
import { CaseNow } from './case-now.js';

const Timeline = lazy(async () => ({ default: (await import('./timeline.js')).Timeline }));

/** One case: how it stands, who did what, why it was decided so, and for who watches over it, how it stood at any moment. */
export function CasePage() {
  const { id = '' } = useParams();
  const { t, say, language } = useTexts();
  const { moment } = useMoments();
  const [search, setSearch] = useSearchParams();
  const { data: found, error } = useQuery(caseQuery(id));
  const names = useNames(found?.version);
  const { data: me } = useQuery(meQuery);
  const { data: workflow, error: lacking } = useQuery({ ...workflowQuery(found?.workflow ?? '', found?.version), enabled: found !== undefined });
  if (error ?? lacking) return <Page title={t('case')}><Problem error={error ?? lacking} /></Page>;
  if (!found || !workflow) return <Spin />;
  const controls = me?.roles.some((role) => role === 'auditor' || role === 'process-admin') === true;
  const tabs = [
    { key: 'now', label: t('case.now'), children: <NamedWorkflowContext value={workflow}><HeldCaseContext value={{ id }}><CaseNow found={found} workflow={workflow} /></HeldCaseContext></NamedWorkflowContext> },
    { key: 'history', label: t('case.history'), children: <CaseHistory id={id} workflow={workflow} /> },
    { key: 'decisions', label: t('case.decisions'), children: <CaseDecisions id={id} version={found.version} workflow={workflow} /> },
    {
      key: 'timeline',
      label: t('case.timeline'),
      children: (
        <Suspense fallback={<Spin />}>
          <Timeline found={found} workflow={workflow} controls={controls} />
        </Suspense>
      ),
    },
  ];
  return (
    <Page title={names.workflow(found.workflow)} extra={
        <Flex gap={8} align="center">
          <Button size="small" icon={<PrinterOutlined />} href={`/api/v1/cases/${encodeURIComponent(id)}/print?language=${language}`} target="_blank">
            {t('case.print')}
          </Button>
          <StatusTag status={found.status} />
        </Flex>
      }>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        style={{ marginBottom: 8 }}
        items={[
          { key: 'state', label: t('case.in'), children: found.in.map((path) => stateTitle(workflow.states, path, say)).join(' + ') },
          { key: 'by', label: t('case.started-by'), children: names.person(found.startedBy) },
          { key: 'at', label: t('case.started-at'), children: moment(found.startedAt) },
          ...(workflow.article === undefined ? [] : [{ key: 'article', label: t('article'), children: <ArticleTag article={workflow.article} version={found.version} long /> }]),
          { key: 'revision', label: t('case.revision'), children: found.revision },
          { key: 'id', label: t('case.id'), children: <span className="value-text">{found.id}</span> },
        ]}
      />
      <Tabs activeKey={tabIn(search, tabs)} onChange={(tab) => setSearch({ tab }, { replace: true })} destroyOnHidden items={tabs} />
    </Page>
  );
}
