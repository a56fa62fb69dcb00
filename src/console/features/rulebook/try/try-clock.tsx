import { Button, Card, DatePicker, Flex } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { JsonObject } from '../../../api/shapes.js';
import { useMoments } from '../../../texts/use-moments.js';
import { useTexts } from '../../../texts/use-texts.js';

interface Props {
  readonly now: string;
  readonly next: string | null;
  readonly busy: boolean;
  readonly onStep: (step: JsonObject) => void;
}

/** The case's own clock, which goes when it is told to. */
export function TryClock({ now, next, busy, onStep }: Props) {
  const { t } = useTexts();
  const { moment } = useMoments();
  const [chosen, setChosen] = useState<Dayjs | null>(null);
  return (
    <Card size="small" title={t('try.clock')} extra={<span aria-live="polite">{moment(now)}</span>}>
      <Flex gap={8} wrap>
        <Button disabled={busy} onClick={() => onStep({ wait: 'PT1H' })}>{t('try.clock.hour')}</Button>
        <Button disabled={busy} onClick={() => onStep({ wait: 'P1D' })}>{t('try.clock.day')}</Button>
        {next !== null && <Button disabled={busy} onClick={() => onStep({ clock: next })}>{t('try.clock.next', { moment: moment(next) })}</Button>}
        <DatePicker aria-label={t('try.clock.to')} placeholder={t('try.clock.to')} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" minDate={dayjs(now)} value={chosen} onChange={setChosen} />
        <Button disabled={busy || chosen === null} onClick={() => chosen && onStep({ clock: chosen.format('YYYY-MM-DDTHH:mm:ssZ') })}>
          {t('try.clock.go')}
        </Button>
      </Flex>
    </Card>
  );
}
