import { Tag, Typography } from 'antd';
import type { Due } from '../api/shapes.js';
import { useMoments } from '../texts/use-moments.js';
import { useTexts } from '../texts/use-texts.js';

/** When something is due, and how it came to that: which days were passed over, and why; who has given it another due time, and why. */
export function DueLine({ at, explanations, changes }: Due) {
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
      {changes.map((one) => (
        <Typography.Text key={one.at} type="secondary" className="value-text" style={{ display: 'block' }}>
          {say({ zh: one.text.zh, en: one.text.en })}
        </Typography.Text>
      ))}
    </>
  );
}
