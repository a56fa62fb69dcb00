import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { answer, client } from '../../api/client.js';
import type { Workflow } from '../../api/shapes.js';
import { bytesOf } from '../../shared/import/bytes-of.js';
import { FaultTable } from '../../shared/import/fault-table.js';
import { FileChooser } from '../../shared/import/file-chooser.js';
import { Problem } from '../../shared/problem.js';
import { useKey } from '../../shared/use-key.js';
import { useTexts } from '../../texts/use-texts.js';

/** Takes a table of records over: first what it would do and what is wrong in it, then the deed. */
export function RecordImport({ workflow, onClose }: { readonly workflow: Workflow; readonly onClose: () => void }) {
  const { t, say } = useTexts();
  const queries = useQueryClient();
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
  const choose = (chosen: File): void => {
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
        <FileChooser label={t('import.file')} accept=".csv,.xlsx" file={file} busy={preview.isPending} onChoose={choose} />
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
          {plan.faults.length > 0 && <FaultTable faults={plan.faults} />}
        </>
      )}
    </Modal>
  );
}
