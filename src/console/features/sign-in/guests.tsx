import { Button, Card, Flex, Typography } from 'antd';
import type { Schemas } from '../../api/client.js';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  readonly demonstration: Schemas['DemonstrationDto'];
  readonly busy: boolean;
  readonly onChoose: (as: Schemas['SignInDto']) => void;
}

/** Whom a visitor of the demonstration can sign in as, by one click. */
export function Guests({ demonstration: { guests, password }, busy, onChoose }: Props) {
  const { t, say } = useTexts();
  return (
    <Card title={t('demonstration.title')} styles={{ body: { paddingBlock: 4 }, header: { paddingBlock: 12 }, title: { whiteSpace: 'normal' } }}>
      <Typography.Paragraph type="secondary" style={{ margin: '12px 0 4px' }}>
        {t('demonstration.about')} {t('demonstration.password')} <Typography.Text code>{password}</Typography.Text>
      </Typography.Paragraph>
      {guests.map((guest) => (
        <Flex key={`${guest.company} ${guest.person}`} gap={16} align="center" justify="space-between" style={{ padding: '10px 0', borderTop: '1px solid rgba(128,128,128,0.2)' }}>
          <div>
            <div>
              <Typography.Text strong>{say(guest.name)}</Typography.Text> · {say(guest.does)}{' '}
              <Typography.Text type="secondary">
                {say(guest.companyTitle)} ({guest.company} / {guest.person})
              </Typography.Text>
            </div>
            <div>{say(guest.first)}</div>
          </div>
          <Button disabled={busy} onClick={() => onChoose({ company: guest.company, person: guest.person, password })} aria-label={t('demonstration.enter.as', { name: say(guest.name) })}>
            {t('demonstration.enter')}
          </Button>
        </Flex>
      ))}
    </Card>
  );
}
