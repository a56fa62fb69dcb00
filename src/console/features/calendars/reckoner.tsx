import { useQuery } from '@tanstack/react-query';
import { Card, DatePicker, Flex, InputNumber, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Problem } from '../../shared/problem.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { reckoningQuery } from './calendar-queries.js';

const DAYS_MAX = 1_000;

/** So many working days from a day is which day, and why. */
export function Reckoner({ calendar, today }: { readonly calendar: string; readonly today: string }) {
  const { t, say } = useTexts();
  const { day } = useMoments();
  const [from, setFrom] = useState(today);
  const [days, setDays] = useState(3);
  const { data, error } = useQuery(reckoningQuery(calendar, from, days));
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('calendars.reckoner')}</h2>} style={{ marginBottom: 16 }}>
      <Flex gap={8} wrap align="center">
        <label htmlFor="reckoner-days">{t('calendars.reckoner.days')}</label>
        <InputNumber id="reckoner-days" min={-DAYS_MAX} max={DAYS_MAX} precision={0} value={days} onChange={(next) => setDays(next ?? 0)} style={{ width: 90 }} />
        <label htmlFor="reckoner-from">{t('calendars.reckoner.from')}</label>
        <DatePicker id="reckoner-from" allowClear={false} value={dayjs(from)} onChange={(next) => next && setFrom(next.format('YYYY-MM-DD'))} />
      </Flex>
      <div role="status" style={{ marginTop: 8 }}>
        {error && <Problem error={error} />}
        {!error && data && (
          <>
            <strong>{day(data.due)}</strong> {data.provisional && <Tag>{t('due.provisional')}</Tag>}
            <div className="value-text">{say({ zh: data.text.zh, en: data.text.en })}</div>
          </>
        )}
      </div>
    </Card>
  );
}
