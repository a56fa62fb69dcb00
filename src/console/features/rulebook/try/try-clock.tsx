import { Button, Card, DatePicker, Flex } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { JsonObject } from '../../../api/shapes.js';
import { useMoments } from '../../../texts/use-moments.js';
import { useTexts } from '../../../texts/use-texts.js';

interface Props {
  readonly now: string;
  readonly next: string | null;
  readonly onStep: (step: JsonObject) => void;
}

/** The case's own clock, which goes when it is told to. */
export function TryClock({ now, next, onStep }: Props) {
  const { t } = useTexts();
  const { moment } = useMoments();
  const [chosen, setChosen] = useState<Dayjs | null>(null);
  return (
    <Card size="small" title={t('try.clock')} extra={<span aria-live="polite">{moment(now)}</span>}>
      <Flex gap={8} wrap>
        <Button onClick={() => onStep({ wait: 'PT1H' })}>{t('try.clock.hour')}</Button>
        <Button onClick={() => onStep({ wait: 'P1D' })}>{t('try.clock.day')}</Button>
        {next !== null && <Button onClick={() => onStep({ clock: next })}>{t('try.clock.next', { moment: moment(next) })}</Button>}
        <DatePicker aria-label={t('try.clock.to')} placeholder={t('try.clock.to')} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" minDate={dayjs(now)} value={chosen} onChange={setChosen} />
        <Button disabled={chosen === null} onClick={() => chosen && onStep({ clock: chosen.format('YYYY-MM-DDTHH:mm:ssZ') })}>
          {t('try.clock.go')}
        </Button>
      </Flex>
    </Card>
  );
}
