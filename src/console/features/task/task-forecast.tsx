import { Card, Flex, Segmented } from 'antd';
import { useState } from 'react';
import type { Action, Case } from '../../api/shapes.js';
import { ForecastPath } from '../../shared/forecast-path.js';
import { useTexts } from '../../texts/use-texts.js';
import { isNegative } from '../../shared/task/negative.js';

interface Props {
  readonly found: Case;
  readonly task: string;
  readonly actions: readonly Action[];
}

/** Who comes next, for each thing that the task offers. */
export function TaskForecast({ found, task, actions }: Props) {
  const { t, say } = useTexts();
  const usual = actions.find((action) => action.legal && !isNegative(action)) ?? actions.find((action) => !isNegative(action)) ?? actions[0];
  const [picked, setPicked] = useState<string>();
  const action = picked ?? usual?.action;
  if (action === undefined) return null;
  return (
    <Card size="small" title={t('forecast')} style={{ marginBottom: 16 }}>
      {actions.length > 1 && (
        <Flex gap={8} wrap align="center" style={{ marginBottom: 8 }}>
          {t('forecast.after')}
          <Segmented size="small" aria-label={t('forecast.after')} value={action} onChange={setPicked} options={actions.map((one) => ({ value: one.action, label: say(one.title) || one.action }))} />
        </Flex>
      )}
      <ForecastPath id={found.id} version={found.version} chosen={{ task, action }} />
    </Card>
  );
}
