import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Spin, Typography } from 'antd';
import { useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { answer, client, newKey } from '../../api/client.js';
import { workflowQuery } from '../../api/queries.js';
import type { Json, Workflow } from '../../api/shapes.js';
import { ArticleTag } from '../../shared/article-tag.js';
import { FieldsForm, filledIn, markMissing, type Values } from '../../shared/form/fields-form.js';
import { NamedWorkflowContext } from '../../shared/named-workflow.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

/** Starts a case with its first data. */
export function StartCasePage() {
  const { workflow: id = '' } = useParams();
  const { data: workflow, error } = useQuery(workflowQuery(id));
  if (error) return <Problem error={error} />;
  if (!workflow) return <Spin />;
  return (
    <NamedWorkflowContext value={workflow}>
      <StartForm workflow={workflow} />
    </NamedWorkflowContext>
  );
}

function StartForm({ workflow }: { readonly workflow: Workflow }) {
  const { t, say } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ data?: Values }>();
  // A page that leads here may bring what it knows already.
  const [brought] = useSearchParams();
  const attempt = useRef({ of: '', key: newKey() });
  const fields = workflow.data.fields.filter(({ id }) => workflow.startFields.includes(id));
  const start = useMutation({
    mutationFn: (data: Readonly<Record<string, Json>>) => {
      const of = JSON.stringify(data);
      if (attempt.current.of !== of) attempt.current = { of, key: newKey() };
      return answer(client.POST('/api/v1/cases', { params: { header: { 'Idempotency-Key': attempt.current.key } }, body: { workflow: workflow.id, data } }));
    },
    onSuccess: async (started) => {
      await navigate(`/cases/${encodeURIComponent(started.case)}`);
      await Promise.all([queries.invalidateQueries({ queryKey: ['tasks'] }), queries.invalidateQueries({ queryKey: ['cases'] })]);
    },
  });
  const send = (): void => {
    const needed = fields.filter((field) => field.required).map(({ id }) => id);
    if (markMissing(form, 'data', fields, needed, ({ id, title }) => t('form.needed', { field: say(title) || id }))) return;
    start.mutate(filledIn(form, 'data', fields.map(({ id }) => id)));
  };
  return (
    <Page title={say(workflow.title)}>
      {workflow.article !== undefined && (
        <Typography.Paragraph>
          <ArticleTag article={workflow.article} version={workflow.version} long />
        </Typography.Paragraph>
      )}
      <Card size="small" style={{ maxWidth: 760 }}>
        <Form form={form} layout="vertical" onFinish={send} initialValues={{ data: Object.fromEntries(fields.flatMap(({ id, schema }) => (schema.type === 'string' && brought.has(id) ? [[id, brought.get(id)]] : []))) }}>
          <FieldsForm fields={fields} under="data" needed={fields.filter((field) => field.required).map(({ id }) => id)} />
          {start.error && (
            <Form.Item>
              <Problem error={start.error} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={start.isPending}>
            {t('start.send')}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
