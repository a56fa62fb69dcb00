import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Radio, Typography } from 'antd';
import { useState } from 'react';
import { answer, client, type Schemas } from '../../api/client.js';
import { bytesOf } from '../../shared/import/bytes-of.js';
import { FaultTable } from '../../shared/import/fault-table.js';
import { FileChooser } from '../../shared/import/file-chooser.js';
import { Problem } from '../../shared/problem.js';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { seen, type Organisation } from './organisation-queries.js';
import { useChange } from './use-change.js';

type Plan = Schemas['OrganisationPreviewDto'];
type Missing = 'keep' | 'remove';

/** Takes a table of people or departments over: first what it would change and what is wrong in it, then the deed. */
export function OrganisationImport({ organisation, onClose }: { readonly organisation: Organisation; readonly onClose: () => void }) {
  const { t } = useTexts();
  const [file, setFile] = useState<File>();
  const [missing, setMissing] = useState<Missing>('keep');
  const [reason, setReason] = useState('');
  const preview = useMutation({ mutationFn: ({ of, rest }: { readonly of: File; readonly rest: Missing }) => answer(client.POST('/api/v1/organisation/preview', { params: { query: { missing: rest } }, ...bytesOf(of) })) });
  const take = useChange(
    ({ of, plan }: { readonly of: File; readonly plan: Plan }) => answer(client.PUT('/api/v1/organisation', { params: { query: { missing, reason: reason.trim() }, header: seen(plan.version) }, ...bytesOf(of) })),
    () => undefined,
  );
  const look = (of: File, rest: Missing): void => {
    setFile(of);
    setMissing(rest);
    take.reset();
    preview.mutate({ of, rest });
  };
  const plan = preview.data;
  const changes = plan ? [plan.people, plan.departments].flatMap(({ added, changed, removed }) => [...added, ...changed, ...removed]).length : 0;
  const ready = plan !== undefined && plan.faults.length === 0 && (changes > 0 || !organisation.kept) && !take.isSuccess && !preview.isPending;
  return (
    <Modal
      open
      width={720}
      title={t('organisation.import')}
      onCancel={onClose}
      okText={t(take.isSuccess ? 'close' : 'organisation.import.take')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !take.isSuccess && (!ready || reason.trim() === ''), loading: take.isPending }}
      onOk={() => (take.isSuccess || !file || !plan ? onClose() : take.mutate({ of: file, plan }))}
    >
      <Typography.Paragraph type="secondary">{t('organisation.import.how')}</Typography.Paragraph>
      {!organisation.kept && !take.isSuccess && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('organisation.import.first')} />}
      <Form layout="vertical">
        <FileChooser label={t('import.file')} accept=".csv,.xlsx" file={file} busy={preview.isPending} onChoose={(of) => look(of, missing)} />
        <Form.Item label={t('organisation.import.missing')}>
          <Radio.Group
            aria-label={t('organisation.import.missing')}
            value={missing}
            onChange={(event) => {
              const rest = event.target.value as Missing;
              if (file) look(file, rest);
              else setMissing(rest);
            }}
          >
            <Radio value="keep">{t('organisation.import.keep')}</Radio>
            <Radio value="remove">{t('organisation.import.remove')}</Radio>
          </Radio.Group>
        </Form.Item>
        <Form.Item label={t('organisation.reason')} htmlFor="organisation-import-reason" required>
          <Input id="organisation-import-reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
      {(preview.error ?? take.error) && <Problem error={preview.error ?? take.error} />}
      {plan && !take.error && <PlanView plan={plan} done={take.isSuccess} />}
    </Modal>
  );
}

/** What would become of whom, and what is wrong. */
function PlanView({ plan, done }: { readonly plan: Plan; readonly done: boolean }) {
  const { t } = useTexts();
  const names = useNames();
  const { people, departments, faults, leaving, vacant } = plan;
  const counts = ({ added, changed, removed }: Plan['people']): { readonly added: number; readonly changed: number; readonly removed: number } => ({ added: added.length, changed: changed.length, removed: removed.length });
  return (
    <>
      <Alert
        type={faults.length > 0 ? 'error' : done ? 'success' : 'info'}
        showIcon
        role="status"
        style={{ marginBottom: 12 }}
        title={done ? t('organisation.import.done') : faults.length > 0 ? t('organisation.import.faults', { count: faults.length }) : t('organisation.import.plan')}
        description={
          <>
            <div>{t('organisation.import.people', counts(people))}</div>
            <div>{t('organisation.import.departments', counts(departments))}</div>
            {leaving.length > 0 && <div className="value-text">{t('organisation.import.leaving', { people: leaving.map(names.person).join(t('list.comma')) })}</div>}
            {vacant.length > 0 && <div className="value-text">{t('organisation.import.vacant', { posts: vacant.map(names.post).join(t('list.comma')) })}</div>}
          </>
        }
      />
      {faults.length > 0 && <FaultTable faults={faults.map(({ place, id, field, message }) => (place ? { ...place, message } : { message: [[id, field].filter((part) => part !== '').join(' '), message].filter((part) => part !== '').join(': ') }))} />}
    </>
  );
}
