import { useQuery } from '@tanstack/react-query';
import { Card, Col, Row, Spin, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { actionsQuery, caseQuery, verbsQuery, workflowQuery } from '../../api/queries.js';
import type { Case } from '../../api/shapes.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { DataView } from '../../shared/data/data-view.js';
import { HeldCaseContext } from '../../shared/data/held-case.js';
import { stateTitle } from '../../shared/data/summary.js';
import { NamedWorkflowContext } from '../../shared/named-workflow.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { CaseVerbList } from '../../shared/verbs/case-verb-list.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { ActionForm } from './action-form.js';
import { TaskDone } from './task-done.js';
import { TaskFacts } from './task-facts.js';
import { TaskForecast } from './task-forecast.js';
import { TaskGroundsCard } from './task-grounds.js';

/** One task: why it is here, what can be done, and what each thing leads to. */
export function TaskPage() {
  const { id = '', task = '' } = useParams();
  const { t } = useTexts();
  const { data: found, error } = useQuery(caseQuery(id));
  if (error) return <Page title={t('task')}><Problem error={error} /></Page>;
  if (!found) return <Spin />;
  return found.tasks.some((one) => one.id === task) ? <OpenTaskPage key={`${id} ${task}`} found={found} id={task} /> : <TaskDone found={found} />;
}

function OpenTaskPage({ found, id }: { readonly found: Case; readonly id: string }) {
  const { t, say } = useTexts();
  const names = useNames(found.version);
  const { data: workflow, error: lacking } = useQuery(workflowQuery(found.workflow, found.version));
  const { data: actions, error } = useQuery(actionsQuery(found.id));
  const { data: verbs = [] } = useQuery(verbsQuery(found.id));
  const task = found.tasks.find((one) => one.id === id);
  if (error ?? lacking) return <Problem error={error ?? lacking} />;
  if (!workflow || !actions || !task) return <Spin />;
  const article = task.article ?? workflow.states.find(({ path }) => path === task.state)?.article ?? workflow.article;
  return (
    <NamedWorkflowContext value={workflow}>
      <HeldCaseContext value={{ id: found.id }}>
        <Page title={stateTitle(workflow.states, task.state, say)} extra={<Link to={`/cases/${encodeURIComponent(found.id)}`}>{t('case.open')}</Link>}>
          <Typography.Paragraph>
            {names.workflow(found.workflow)} {article !== undefined && <ArticleTag article={article} version={found.version} long />}
          </Typography.Paragraph>
          <Row gutter={[16, 16]}>
            <Col xs={24} lg={13}>
              <Card size="small" title={t('task.do')}>
                <ActionForm found={found} task={task} workflow={workflow} actions={actions.filter((action) => action.task === id)} verbs={verbs.filter((verb) => verb.task === id)} />
              </Card>
            </Col>
            <Col xs={24} lg={11}>
              <TaskFacts task={task} found={found} workflow={workflow} />
              <TaskGroundsCard found={found} task={id} workflow={workflow} />
              {task.due && <CaseVerbList found={found} states={workflow.states} verbs={found.verbs.filter(({ verb }) => verb === 'change-deadline')} />}
              <TaskForecast found={found} task={id} actions={actions.filter((action) => action.task === id)} />
              <Card size="small" title={t('case.data')}>
                <DataView fields={workflow.data.fields} data={found.data} version={found.version} />
              </Card>
            </Col>
          </Row>
        </Page>
      </HeldCaseContext>
    </NamedWorkflowContext>
  );
}
