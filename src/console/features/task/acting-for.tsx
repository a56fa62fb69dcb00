import { Alert, Flex, Radio } from 'antd';
import { useNames } from '../../shared/use-names.js';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  /** For whom I could act, in no right of my own. */
  readonly principals: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (principal: string) => void;
}

/** That I act for somebody else here, and for whom; where it could be for several, I say for which. */
export function ActingFor({ principals, chosen, onChoose }: Props) {
  const { t } = useTexts();
  const names = useNames();
  const [only, ...others] = principals;
  if (only === undefined) return null;
  if (others.length === 0) return <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('deputies.you-act-for', { name: names.person(only) })} description={t('deputies.recorded')} />;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('deputies.for-whom-now')}
      description={
        <>
          <Radio.Group aria-label={t('deputies.for-whom-now')} value={chosen} onChange={(event) => onChoose(String(event.target.value))}>
            <Flex gap={8} wrap>
              {principals.map((one) => (
                <Radio key={one} value={one}>
                  {names.person(one)}
                </Radio>
              ))}
            </Flex>
          </Radio.Group>
          <div>{t('deputies.recorded')}</div>
        </>
      }
    />
  );
}
