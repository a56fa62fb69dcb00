import { Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { Case, CaseVerb, State } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { useProblemTitle, useTelling } from '../problem.js';
import { CaseVerbDialog } from './case-verb-dialog.js';
import type { CaseTerms } from './use-case-verb.js';

interface Props {
  readonly found: Case;
  readonly states: readonly State[];
  readonly verbs: readonly CaseVerb[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChoose?: () => void;
  /** Resolves where it has been done. */
  readonly onUse: (verb: CaseVerb, terms: CaseTerms) => Promise<unknown>;
}

/** What may be done with the case as a whole, as buttons: each asks for its reason; what is off says why. */
export function CaseVerbButtons({ found, states, verbs, busy, error, onChoose, onUse }: Props) {
  const { t, say } = useTexts();
  const title = useProblemTitle();
  const tell = useTelling();
  const [chosen, setChosen] = useState<CaseVerb>();
  const choose = (verb: CaseVerb): void => {
    onChoose?.();
    setChosen(verb);
  };
  const use = (verb: CaseVerb, terms: CaseTerms): void => void onUse(verb, terms).then(() => setChosen(undefined), () => undefined);
  const off = verbs.filter(({ legal }) => !legal);
  if (verbs.length === 0) return null;
  return (
    <Card size="small" title={t('case.verbs')} style={{ marginTop: 16 }}>
      <Flex gap={8} wrap role="group" aria-label={t('case.verbs')}>
        {verbs.map((verb) => (
          <Button key={verb.verb} disabled={!verb.legal} title={say(verb.does)} onClick={() => choose(verb)}>
            {say(verb.title)}
          </Button>
        ))}
      </Flex>
      {off.length > 0 && (
        <Typography.Paragraph type="secondary" style={{ margin: '12px 0 0' }}>
          {t('case.verbs.off')}
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
            {off.map((verb) => (
              <li key={verb.verb}>
                <strong>{say(verb.title)}</strong> · {title(verb.refused?.code ?? '')} <br /> <span className="value-text">{tell(verb.refused?.message ?? '')}</span>
              </li>
            ))}
          </ul>
        </Typography.Paragraph>
      )}
      {chosen && <CaseVerbDialog found={found} verb={chosen} states={states} busy={busy} error={error} onUse={(terms) => use(chosen, terms)} onClose={() => setChosen(undefined)} />}
    </Card>
  );
}
