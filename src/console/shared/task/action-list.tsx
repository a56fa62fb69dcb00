import { Button, Flex, Typography } from 'antd';
import type { Action, Target } from '../../api/shapes.js';
import { ArticleTag } from '../article-tag.js';
import { useProblemTitle, useTelling } from '../problem.js';
import { useNames } from '../use-names.js';
import { useTexts } from '../../texts/use-texts.js';
import { isNegative } from './negative.js';

interface Props {
  readonly actions: readonly Action[];
  readonly version: string;
  readonly busy: boolean;
  readonly onAct: (action: Action) => void;
}

/** Every action with where it leads; what is off says why. */
export function ActionList({ actions, version, busy, onAct }: Props) {
  const { say } = useTexts();
  const firstLegal = actions.find((action) => action.legal && !isNegative(action));
  return (
    <Flex vertical gap={12} role="list">
      {actions.map((action) => (
        <Flex key={action.action} gap={12} wrap align="flex-start" role="listitem">
          <Button type={action === firstLegal ? 'primary' : 'default'} danger={isNegative(action)} disabled={!action.legal} loading={busy && action.legal} onClick={() => onAct(action)} style={{ minWidth: 96, flexShrink: 0 }} aria-describedby={`consequence-${action.action}`}>
            {say(action.title)}
          </Button>
          <div id={`consequence-${action.action}`} style={{ paddingTop: 5, flex: '1 1 200px', minWidth: 0 }}>
            {action.legal && action.onBehalfOf !== undefined && <OnBehalf action={action} />}
            {action.legal ? <Consequence action={action} version={version} /> : <Reason action={action} version={version} />}
          </div>
        </Flex>
      ))}
    </Flex>
  );
}

/** For whom, where it is no right of one's own. */
function OnBehalf({ action: { onBehalfOf, deputyOf } }: { readonly action: Action }) {
  const { t } = useTexts();
  const names = useNames();
  return <div>{t('deputies.act-for', { name: (deputyOf ?? [onBehalfOf ?? '']).map(names.person).join(t('deputies.or')) })}</div>;
}

function Consequence({ action, version }: { readonly action: Action; readonly version: string }) {
  const { t } = useTexts();
  const possible = action.targets.filter(({ holds }) => holds !== 'no');
  return (
    <>
      {!action.decides && <div>{t('action.others')}</div>}
      {possible.length === 0 && <Typography.Text type="secondary">{t('action.nowhere')}</Typography.Text>}
      {possible.map((target, at) => (
        <TargetLine key={at} target={target} version={version} sure={possible.length === 1 && target.holds === 'yes'} />
      ))}
    </>
  );
}

function TargetLine({ target, version, sure }: { readonly target: Target; readonly version: string; readonly sure: boolean }) {
  const { t, say } = useTexts();
  const place = say(target.title) || target.to || t('action.stays');
  return (
    <div>
      → {place} {target.article !== undefined && <ArticleTag article={target.article} version={version} />}
      {!sure && <Typography.Text type="secondary"> {say(target.because) === '' ? t('action.perhaps') : t('action.if', { because: say(target.because) })}</Typography.Text>}
    </div>
  );
}

function Reason({ action: { refused }, version }: { readonly action: Action; readonly version: string }) {
  const title = useProblemTitle();
  const tell = useTelling();
  if (!refused) return null;
  return (
    <Typography.Text type="secondary">
      {title(refused.code)} {refused.article !== undefined && <ArticleTag article={refused.article} version={version} />}
      <br />
      <span className="value-text">{tell(refused.message)}</span>
    </Typography.Text>
  );
}
