import { useQuery } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { useTexts } from '../../texts/use-texts.js';
import { guideQuery, type Files, type Position } from './rulebook-queries.js';
import { useNamedPart } from './use-guiding.js';
import { useSettled } from './use-settled.js';

interface Props {
  readonly files: Files;
  readonly place: Position;
  readonly onGo: (place: Position) => void;
}

/** What the word at the cursor names, and the way to where it is laid down: for the keyboard, and for those who have no mouse. */
export function GuideLine({ files, place, onGo }: Props) {
  const { t } = useTexts();
  const describe = useNamedPart();
  const settled = useSettled(place);
  const { data } = useQuery(guideQuery(files, settled));
  const here = data?.here;
  return (
    <div role="note" aria-label={t('guide')} style={{ minHeight: 28 }}>
      {here && (
        <Typography.Text type="secondary" className="value-text">
          {describe(here)}
        </Typography.Text>
      )}{' '}
      {here?.at && (
        <Button type="link" size="small" onClick={() => here.at && onGo(here.at)}>
          {t('guide.go')}
        </Button>
      )}
    </div>
  );
}
