import { DownloadOutlined, LinkOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Table, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { FileChooser } from '../../shared/import/file-chooser.js';
import { Page } from '../../shared/page.js';
import { Problem, useTelling } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

type Fault = Schemas['ChainFaultDto'];

/** Whether every history of the company is whole: all chains are followed, and compared with a checkpoint that was kept elsewhere. */
export function ChainsPage() {
  const { t } = useTexts();
  const verify = useMutation({ mutationFn: (checkpoint: File | undefined) => (checkpoint ? verifyAgainst(checkpoint) : answer(client.GET('/api/v1/verify'))) });
  const { data: report, error, isPending, variables: checkpoint } = verify;
  return (
    <Page title={t('chains')}>
      <Typography.Paragraph type="secondary" style={{ maxWidth: 720 }}>
        {t('chains.how')}
      </Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        <Button type="primary" icon={<LinkOutlined />} loading={isPending && !checkpoint} onClick={() => verify.mutate(undefined)}>
          {t('chains.verify')}
        </Button>
        <Button icon={<DownloadOutlined />} href="/api/v1/checkpoint" download="checkpoint.json">
          {t('chains.checkpoint')}
        </Button>
      </Flex>
      <Form layout="vertical">
        <FileChooser label={t('chains.against')} accept=".json" file={checkpoint} busy={isPending && checkpoint !== undefined} onChoose={(file) => verify.mutate(file)} />
      </Form>
      {error && <Problem error={error} />}
      {report && (
        <Alert
          showIcon
          type={report.sound ? 'success' : 'error'}
          title={t(report.sound ? 'chains.sound' : 'chains.broken', { cases: report.cases, entries: report.entries, faults: report.faults.length })}
          {...(report.sound && checkpoint && { description: t('chains.kept') })}
        />
      )}
      {report && report.faults.length > 0 && <Faults faults={report.faults} />}
    </Page>
  );
}

/** The server reads the file: it says best what is wrong with one. */
async function verifyAgainst(checkpoint: File) {
  const body = await checkpoint.text();
  return answer(client.POST('/api/v1/checkpoint/verify', { body: body as never, bodySerializer: () => body, headers: { 'Content-Type': 'application/json' } }));
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const { t } = useTexts();
  const tell = useTelling();
  const columns: TableColumnsType<Fault> = [
    { title: t('case'), dataIndex: 'case', render: (id: string) => <Link to={`/cases/${encodeURIComponent(id)}?tab=timeline`}>{id}</Link> },
    { title: t('timeline.revision'), dataIndex: 'revision', render: (revision: number) => `#${revision}` },
    { title: t('proof.result'), dataIndex: 'problem', render: (problem: string) => <span className="value-text">{tell(problem)}</span> },
  ];
  return <Table<Fault> size="small" style={{ marginTop: 16 }} rowKey={(fault) => `${fault.case} ${fault.revision} ${fault.problem}`} columns={columns} dataSource={[...faults]} pagination={false} scroll={{ x: 'max-content' }} />;
}
