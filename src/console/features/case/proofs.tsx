import { DownloadOutlined, LinkOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { answer, client } from '../../api/client.js';
import type { Case, HistoryEntry, Workflow } from '../../api/shapes.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { ChainReport } from './chain-report.js';
import { ProofReport } from './proof-report.js';

interface Props {
  readonly found: Case;
  readonly workflow: Workflow;
  readonly entries: readonly HistoryEntry[];
}

/** Proofs at a click: every command decided again, the chain of hashes followed, the history taken away for the offline verifier. */
export function Proofs({ found: { id, version }, workflow, entries }: Props) {
  const { t } = useTexts();
  const params = { path: { id } };
  const prove = useMutation({ mutationFn: () => answer(client.GET('/api/v1/cases/{id}/prove', { params })) });
  const verify = useMutation({ mutationFn: () => answer(client.GET('/api/v1/cases/{id}/verify', { params })) });
  return (
    <Flex vertical gap={8} style={{ marginBottom: 16 }}>
      <Flex gap={8} wrap>
        <Button icon={<SafetyCertificateOutlined />} loading={prove.isPending} onClick={() => prove.mutate()}>
          {t('proof.prove')}
        </Button>
        <Button icon={<LinkOutlined />} loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('proof.verify')}
        </Button>
        <Button icon={<DownloadOutlined />} href={`/api/v1/cases/${encodeURIComponent(id)}/export`} download={`${id}.json`}>
          {t('proof.export')}
        </Button>
      </Flex>
      {(prove.error ?? verify.error) && <Problem error={prove.error ?? verify.error} />}
      {prove.data && <ProofReport report={prove.data} workflow={workflow} entries={entries} version={version} />}
      {verify.data && <ChainReport report={verify.data} />}
    </Flex>
  );
}
