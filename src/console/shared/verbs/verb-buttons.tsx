import { Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { State, Verb } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { Problem, useProblemTitle, useTelling } from '../problem.js';
import type { Terms } from './use-verb.js';
import { VerbDialog } from './verb-dialog.js';

interface Props {
  readonly states: readonly State[];
  readonly verbs: readonly Verb[];
  readonly busy: Verb | undefined;
  readonly error: unknown;
  /** Somebody has chosen a verb. @returns true where it asks for nothing, so that no dialog opens */
  readonly onChoose?: (verb: Verb) => boolean;
  /** Resolves where it has been done. */
  readonly onUse: (verb: Verb, terms: Terms) => Promise<unknown>;
}

/** Verbs of a task as buttons: each opens a dialog for what it has to be told; what is off says why. */
export function VerbButtons({ states, verbs, busy, error, onChoose, onUse }: Props) {
  const { t, say } = useTexts();
  const title = useProblemTitle();
  const tell = useTelling();
  const [chosen, setChosen] = useState<Verb>();
  const off = verbs.filter(({ legal }) => !legal);
  const use = (verb: Verb, terms: Terms): void => void onUse(verb, terms).then(() => setChosen(undefined), () => undefined);
  if (verbs.length === 0) return null;
  return (
    <Card size="small" title={t('verbs')} style={{ marginTop: 16 }}>
      <Flex gap={8} wrap role="group" aria-label={t('verbs')}>
        {verbs.map((verb) => (
          <Button key={`${verb.task} ${verb.verb}`} disabled={!verb.legal} loading={busy === verb} title={say(verb.does)} onClick={() => onChoose?.(verb) === true || setChosen(verb)}>
            {say(verb.title)}
          </Button>
        ))}
      </Flex>
      {off.length > 0 && (
        <Typography.Paragraph type="secondary" style={{ margin: '12px 0 0' }}>
          {t('verbs.off')}
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
            {off.map((verb) => (
              <li key={`${verb.task} ${verb.verb}`}>
                <strong>{say(verb.title)}</strong> · {title(verb.refused?.code ?? '')} <br /> <span className="value-text">{tell(verb.refused?.message ?? '')}</span>
              </li>
            ))}
          </ul>
        </Typography.Paragraph>
      )}
      {chosen === undefined && error !== null && <Problem error={error} />}
      {chosen && <VerbDialog verb={chosen} states={states} busy={busy !== undefined} error={error} onUse={(terms) => use(chosen, terms)} onClose={() => setChosen(undefined)} />}
    </Card>
  );
}
