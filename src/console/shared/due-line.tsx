import { Tag, Typography } from 'antd';
import type { Schemas } from '../api/client.js';
import { useMoments } from '../texts/use-moments.js';
import { useTexts } from '../texts/use-texts.js';

/** When something is due, and how the day was counted: which days were passed over, and why. */
export function DueLine({ at, explanations }: { readonly at: string; readonly explanations: readonly Schemas['ExplanationDto'][] }) {
  const { t, say } = useTexts();
  const { moment, distance, isPast } = useMoments();
  return (
    <>
      {moment(at)} {isPast(at) ? <Tag color="red">{distance(at)}</Tag> : `(${distance(at)})`}
      {explanations.map((one, index) => (
        <Typography.Text key={index} type="secondary" className="value-text" style={{ display: 'block' }}>
          {say({ zh: one.text.zh, en: one.text.en })}
          {one.provisional && <Tag color="gold">{t('due.provisional')}</Tag>}
        </Typography.Text>
      ))}
    </>
  );
}
