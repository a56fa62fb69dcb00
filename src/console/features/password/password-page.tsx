import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Typography } from 'antd';
import { answer, client, type Schemas } from '../../api/client.js';
import { Page } from '../../shared/page.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';

type Change = Schemas['ChangePasswordDto'];

const LENGTH_MAX = 200;

/** Changes the own password. All own sessions end with it, so one signs in anew. */
export function PasswordPage({ me }: { readonly me: string }) {
  const { t } = useTexts();
  const change = useMutation({
    mutationFn: ({ present, next }: Change) => answer(client.POST('/api/v1/me/password', { body: { present, next } })),
    onSuccess: () => {
      sessionStorage.clear();
      location.assign('/sign-in?password=changed');
    },
  });
  const needed = { required: true, message: t('sign-in.needed') };
  return (
    <Page title={t('password')}>
      <Typography.Paragraph style={{ maxWidth: 480 }}>{t('password.about')}</Typography.Paragraph>
      <Form<Change> layout="vertical" requiredMark={false} style={{ maxWidth: 400 }} onFinish={change.mutate}>
        <input hidden readOnly type="text" autoComplete="username" value={me} />
        <Form.Item name="present" label={t('password.present')} rules={[needed]}>
          <Input.Password autoComplete="current-password" maxLength={LENGTH_MAX} />
        </Form.Item>
        <Form.Item name="next" label={t('password.next')} extra={t('password.rule')} rules={[needed]}>
          <Input.Password autoComplete="new-password" maxLength={LENGTH_MAX} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('password.again')}
          dependencies={['next']}
          rules={[needed, ({ getFieldValue }) => ({ validator: (_, value) => (value === undefined || value === '' || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('password.differs')))) })]}
        >
          <Input.Password autoComplete="new-password" maxLength={LENGTH_MAX} />
        </Form.Item>
        {change.error && (
          <Form.Item>
            <Problem error={change.error} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={change.isPending || change.isSuccess}>
          {t('password.change')}
        </Button>
      </Form>
    </Page>
  );
}
