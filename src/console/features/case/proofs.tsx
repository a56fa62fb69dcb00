import { DownloadOutlined, LinkOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { answer, client } from '../../api/client.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

/** Proofs at a click: every command decided again, the chain of hashes followed, the history taken away for the offline verifier. */
export function Proofs({ id }: { readonly id: string }) {
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
      {prove.data && (
        <Alert
          showIcon
          type={prove.data.proven ? 'success' : 'error'}
          title={t(prove.data.proven ? 'proof.proven' : 'proof.not-proven', { commands: prove.data.commands })}
          {...(prove.data.difference && { description: <code className="value-text">{JSON.stringify(prove.data.difference)}</code> })}
        />
      )}
      {verify.data && (
        <Alert
          showIcon
          type={verify.data.sound ? 'success' : 'error'}
          title={t(verify.data.sound ? 'proof.sound' : 'proof.not-sound', { entries: verify.data.entries })}
          {...(verify.data.faults.length > 0 && { description: verify.data.faults.map(({ revision, problem }) => <div key={revision}>{`#${revision}: ${problem}`}</div>) })}
        />
      )}
    </Flex>
  );
}
