import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { forecastQuery } from '../api/queries.js';
import type { ForecastEnd, ForecastStep } from '../api/shapes.js';
import { useTexts } from '../texts/use-texts.js';
import { ArticleTag } from './article-tag.js';
import { Problem } from './problem.js';
import { useNames } from './use-names.js';

interface Props {
  readonly id: string;
  readonly version: string;
  readonly chosen?: { readonly task: string; readonly action: string };
}

/** The steps that would come if everybody approved, who would act there, and where that ends. */
export function ForecastPath({ id, version, chosen }: Props) {
  const { t } = useTexts();
  const { data: found, error } = useQuery(forecastQuery(id, chosen ?? {}));
  if (error) return <Problem error={error} />;
  if (!found) return null;
  return (
    <ol aria-label={t('forecast')} style={{ margin: 0, paddingInlineStart: 20 }}>
      {found.steps.map((step) => (
        <li key={step.state}>
          <StepLine step={step} version={version} />
        </li>
      ))}
      {found.ends.map((end) => (
        <li key={`${end.why} ${end.state}`} style={{ listStyleType: 'none' }}>
          <EndLine end={end} />
        </li>
      ))}
    </ol>
  );
}

function StepLine({ step, version }: { readonly step: ForecastStep; readonly version: string }) {
  const { say } = useTexts();
  return (
    <>
      {!step.sure && <Perhaps />}
      {say(step.title) || step.state} <WhoLine step={step} version={version} /> {step.article !== undefined && <ArticleTag article={step.article} version={version} />}
    </>
  );
}

function WhoLine({ step: { kind, who, seats = [], mode, because }, version }: { readonly step: ForecastStep; readonly version: string }) {
  const { t, say } = useTexts();
  const names = useNames(version);
  if (kind === 'wait') return <Typography.Text type="secondary">{t('forecast.wait')}</Typography.Text>;
  if (who === 'nobody' || who === 'passed') {
    return (
      <Typography.Text type={who === 'nobody' ? 'danger' : 'secondary'} title={because}>
        {t(`forecast.${who}`)}
      </Typography.Text>
    );
  }
  const people = seats.map(({ seat, people: fitting, others }) => {
    if (seat.person !== undefined) return names.seat(seat);
    const listed = fitting.map(({ name }) => say(name)).join(t('list.comma'));
    if (listed === '') return t('forecast.vacant', { seat: names.seat(seat) });
    return t(others > 0 ? 'forecast.seat.more' : 'forecast.seat', { seat: names.seat(seat), people: listed, others });
  });
  const all = [...people, ...(who === 'unknown' ? [t('forecast.unknown')] : [])].join(t('list.semicolon'));
  return (
    <Typography.Text type="secondary">
      {t('forecast.by', { people: all })}
      {seats.length > 1 && mode !== undefined && ` (${t(`mode.${mode}`)})`}
    </Typography.Text>
  );
}

function EndLine({ end: { state, title, why, sure, because = [] } }: { readonly end: ForecastEnd }) {
  const { t, say } = useTexts();
  return (
    <>
      {!sure && <Perhaps />}
      <Typography.Text type={why === 'ended' || why === 'waits' ? 'secondary' : 'warning'}>
        {t(`forecast.end.${why}`, { place: say(title) || state })}
        {because.length > 0 && ` (${because.map(say).join(t('list.semicolon'))})`}
      </Typography.Text>
    </>
  );
}

function Perhaps() {
  const { t } = useTexts();
  return <Typography.Text italic>{t('forecast.perhaps')} </Typography.Text>;
}
