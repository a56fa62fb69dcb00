import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, Modal, Table, Typography } from 'antd';
import { useRef, useState } from 'react';
import { answer, client, type Schemas } from '../../api/client.js';
import type { Workflow } from '../../api/shapes.js';
import { Problem } from '../../shared/problem.js';
import { useKey } from '../../shared/use-key.js';
import { useTexts } from '../../texts/use-texts.js';

type Plan = Schemas['RecordPlanDto'];
type Fault = Plan['faults'][number];

/** Takes a table of records over: first what it would do and what is wrong in it, then the deed. */
export function RecordImport({ workflow, onClose }: { readonly workflow: Workflow; readonly onClose: () => void }) {
  const { t, say } = useTexts();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const keyOf = useKey();
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState('');
  const preview = useMutation({
    mutationFn: (chosen: File) => answer(client.POST('/api/v1/records/{workflow}/preview', { params: { path: { workflow: workflow.id }, query: { reason: chosen.name } }, ...bytesOf(chosen) })),
  });
  const take = useMutation({
    mutationFn: (chosen: File) =>
      answer(
        client.POST('/api/v1/records/{workflow}/import', {
          params: { path: { workflow: workflow.id }, query: { reason: reason.trim() }, header: { 'Idempotency-Key': keyOf([workflow.id, chosen.name, chosen.size, chosen.lastModified, reason]) } },
          ...bytesOf(chosen),
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  });
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    setFile(chosen);
    take.reset();
    preview.mutate(chosen);
  };
  const plan = take.data ?? preview.data;
  const ready = preview.data !== undefined && preview.data.faults.length === 0 && preview.data.starts + preview.data.changes > 0 && !take.isSuccess;
  return (
    <Modal
      open
      width={720}
      title={t('records.import.of', { what: say(workflow.title) })}
      onCancel={onClose}
      okText={t(take.isSuccess ? 'close' : 'records.import.take')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !take.isSuccess && (!ready || reason.trim() === ''), loading: take.isPending }}
      onOk={() => (take.isSuccess || !file ? onClose() : take.mutate(file))}
    >
      <Typography.Paragraph type="secondary">{t('records.import.how')}</Typography.Paragraph>
      <Form layout="vertical">
        <Form.Item label={t('records.import.file')}>
          <Flex gap={8} align="center" wrap>
            <Button icon={<UploadOutlined />} loading={preview.isPending} onClick={() => chooser.current?.click()}>
              {t('file.choose')}
            </Button>
            {file && <span className="value-text">{file.name}</span>}
          </Flex>
          <input ref={chooser} type="file" hidden accept=".csv,.xlsx" aria-label={t('records.import.file')} onChange={(event) => { choose(event.target.files?.[0]); event.target.value = ''; }} />
        </Form.Item>
        <Form.Item label={t('records.reason')} htmlFor="record-import-reason" required>
          <Input id="record-import-reason" maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
      {(preview.error ?? take.error) && <Problem error={preview.error ?? take.error} />}
      {plan && (
        <>
          <Alert
            type={plan.faults.length > 0 ? 'error' : take.isSuccess ? 'success' : 'info'}
            showIcon
            style={{ marginBottom: 12 }}
            title={t(take.isSuccess ? 'records.import.done' : 'records.import.plan', { starts: plan.starts, changes: plan.changes, same: plan.same })}
            {...(plan.faults.length > 0 && { description: t('records.import.faults', { count: plan.faults.length }) })}
          />
          {plan.faults.length > 0 && (
            <Table<Fault>
              size="small"
              rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
              pagination={plan.faults.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
              dataSource={plan.faults}
              columns={[
                { title: t('records.import.row'), dataIndex: 'row', width: 70 },
                { title: t('records.import.column'), dataIndex: 'column', render: (column: string) => <span className="value-text">{column || '—'}</span> },
                { title: t('records.import.fault'), dataIndex: 'message', render: (message: string) => <span className="value-text">{message}</span> },
              ]}
            />
          )}
        </>
      )}
    </Modal>
  );
}

/** A request whose body is the file as it is. */
function bytesOf(file: File) {
  return { headers: { 'content-type': 'application/octet-stream' }, body: file as unknown as string, bodySerializer: (body: string) => body };
}
