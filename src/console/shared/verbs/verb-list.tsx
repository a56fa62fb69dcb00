import { Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { Case, JsonObject, State, Verb } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { Problem, useProblemTitle } from '../problem.js';
import { behalfOf } from './principals-of.js';
import { useVerb } from './use-verb.js';
import { VerbDialog } from './verb-dialog.js';

interface Props {
  readonly found: Case;
  readonly states: readonly State[];
  readonly verbs: readonly Verb[];
  /** For whom the person has chosen to act, where there is a choice. */
  readonly chosen?: string | undefined;
  /** What is filled in on the page now, for `save`. */
  readonly filledIn?: () => JsonObject;
  readonly onSaved?: () => void;
}

/** Verbs of a task as buttons: each opens a dialog for what it has to be told; what is off says why. */
export function VerbList({ found, states, verbs, chosen: principal, filledIn, onSaved }: Props) {
  const { t, say } = useTexts();
  const title = useProblemTitle();
  const [chosen, setChosen] = useState<Verb>();
  const using = useVerb(found, () => {
    if (using.variables?.verb.verb === 'save') onSaved?.();
    setChosen(undefined);
  });
  const choose = (verb: Verb): void => {
    using.reset();
    if (verb.verb === 'save' && filledIn) using.mutate({ verb, terms: { fields: filledIn(), ...behalfOf(verb, principal) } });
    else setChosen(verb);
  };
  const off = verbs.filter(({ legal }) => !legal);
  if (verbs.length === 0) return null;
  return (
    <Card size="small" title={t('verbs')} style={{ marginTop: 16 }}>
      <Flex gap={8} wrap role="group" aria-label={t('verbs')}>
        {verbs.map((verb) => (
          <Button key={`${verb.task} ${verb.verb}`} disabled={!verb.legal} loading={using.isPending && using.variables.verb === verb} title={say(verb.does)} onClick={() => choose(verb)}>
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
                <strong>{say(verb.title)}</strong> {title(verb.refused?.code ?? '')} <span className="value-text">{verb.refused?.message}</span>
              </li>
            ))}
          </ul>
        </Typography.Paragraph>
      )}
      {chosen === undefined && using.error !== null && <Problem error={using.error} />}
      {chosen && <VerbDialog verb={chosen} states={states} busy={using.isPending} error={using.error} onUse={(terms) => using.mutate({ verb: chosen, terms: { ...terms, ...behalfOf(chosen, principal) } })} onClose={() => setChosen(undefined)} />}
    </Card>
  );
}
