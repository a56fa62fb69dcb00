import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Col, Flex, Form, Input, Row, Typography } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { answer, client, type Schemas } from '../../api/client.js';
import { Problem } from '../../shared/problem.js';
import type { Settings } from '../../shared/settings.js';
import { SettingsSwitch } from '../../shared/settings-switch.js';
import { useTexts } from '../../texts/use-texts.js';
import { demonstrationQuery } from './demonstration-query.js';
import { Guests } from './guests.js';

type SignIn = Schemas['SignInDto'];

/** The door. On a demonstration server it says who to sign in as and what to try first. */
export function SignInPage({ settings }: { readonly settings: Settings }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const [form] = Form.useForm<SignIn>();
  const { data: demonstration } = useQuery(demonstrationQuery);
  const signIn = useMutation({
    mutationFn: (body: SignIn) => answer(client.POST('/api/v1/sign-in', { body })),
    onSuccess: (me) => {
      localStorage.setItem('company', me.company);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      queries.setQueryData(['me'], me);
    },
  });
  useEffect(() => {
    document.title = `${t('sign-in.title')} · Bylaw`;
  }, [t]);
  return (
    <Flex vertical align="center" style={{ minHeight: '100%', padding: 16 }}>
      <Flex justify="flex-end" style={{ width: '100%' }}>
        <SettingsSwitch settings={settings} />
      </Flex>
      <main style={{ width: '100%', maxWidth: demonstration ? 1080 : 400, margin: 'auto' }}>
        <Row gutter={[24, 24]} justify="center">
          <Col xs={24} lg={demonstration ? 8 : 24}>
            <Card>
              <Typography.Title level={1} style={{ fontSize: 26, marginTop: 0, marginBottom: 4 }}>
                Bylaw
              </Typography.Title>
              <Typography.Paragraph type="secondary">{t('sign-in.motto')}</Typography.Paragraph>
              {search.get('password') === 'changed' && <Alert type="success" showIcon title={t('password.changed')} style={{ marginBottom: 16 }} />}
              {search.get('session') === 'ended' && <Alert type="warning" showIcon title={t('sign-in.ended')} style={{ marginBottom: 16 }} />}
              <Form form={form} layout="vertical" requiredMark={false} initialValues={{ company: localStorage.getItem('company') ?? undefined }} onFinish={signIn.mutate}>
                <Form.Item name="company" label={t('sign-in.company')} rules={[{ required: true, message: t('sign-in.needed') }]}>
                  <Input autoComplete="organization" autoCapitalize="none" />
                </Form.Item>
                <Form.Item name="person" label={t('sign-in.person')} rules={[{ required: true, message: t('sign-in.needed') }]}>
                  <Input autoComplete="username" autoCapitalize="none" />
                </Form.Item>
                <Form.Item name="password" label={t('sign-in.password')} rules={[{ required: true, message: t('sign-in.needed') }]}>
                  <Input.Password autoComplete="current-password" />
                </Form.Item>
                {signIn.error && (
                  <Form.Item>
                    <Problem error={signIn.error} />
                  </Form.Item>
                )}
                <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
                  {t('sign-in.enter')}
                </Button>
              </Form>
            </Card>
          </Col>
          {demonstration && (
            <Col xs={24} lg={16}>
              <Guests demonstration={demonstration} busy={signIn.isPending} onChoose={signIn.mutate} />
            </Col>
          )}
        </Row>
      </main>
    </Flex>
  );
}
