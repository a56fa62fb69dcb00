import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Slider, Spin } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { historyQuery } from '../../api/queries.js';
import type { Case, Workflow } from '../../api/shapes.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import { AtRevision } from './at-revision.js';
import { Proofs } from './proofs.js';

interface Props {
  readonly found: Case;
  readonly workflow: Workflow;
  readonly controls: boolean;
}

/** The case at every revision: what happened, how it stood after it, which tables were asked. */
export function Timeline({ found, workflow, controls }: Props) {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const [revision, setRevision] = useState(() => within(Number(search.get('revision') ?? found.revision), found.revision));
  const shown = useDeferredValue(revision);
  const { data: entries, error } = useQuery(historyQuery(found.id));
  if (error) return <Problem error={error} />;
  if (!entries) return <Spin />;
  const go = (to: number): void => setRevision(within(to, found.revision));
  return (
    <>
      {controls && <Proofs found={found} workflow={workflow} entries={entries} />}
      <Flex gap={12} align="center" style={{ marginBottom: 12 }}>
        <Button onClick={() => go(revision - 1)} disabled={revision <= 1}>
          {t('timeline.back')}
        </Button>
        <Slider style={{ flex: 1 }} min={1} max={found.revision} value={revision} onChange={go} tooltip={{ formatter: (value) => `#${value ?? ''}` }} ariaLabelForHandle={t('timeline.revision')} />
        <Button onClick={() => go(revision + 1)} disabled={revision >= found.revision}>
          {t('timeline.forward')}
        </Button>
        <span aria-live="polite">{t('timeline.at', { revision, last: found.revision })}</span>
      </Flex>
      <AtRevision found={found} workflow={workflow} entries={entries} revision={shown} />
    </>
  );
}

/** A revision that there is. */
function within(revision: number, last: number): number {
  return Number.isInteger(revision) ? Math.min(Math.max(revision, 1), last) : last;
}
