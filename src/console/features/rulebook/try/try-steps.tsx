import { Alert, Button, Flex, List, Typography } from 'antd';
import type { JsonObject, Workflow } from '../../../api/shapes.js';
import { useProblemTitle, useTelling } from '../../../shared/problem.js';
import { useNames } from '../../../shared/use-names.js';
import { useMoments } from '../../../texts/use-moments.js';
import { useTexts } from '../../../texts/use-texts.js';
import { useDiagnosis } from '../use-diagnosis.js';
import type { Practice } from './practice-query.js';
import type { Script } from './script.js';

interface Props {
  readonly script: Script;
  readonly practice: Practice;
  readonly workflow: Workflow;
  readonly onChange: (script: Script) => void;
}

/** What has been tried so far, and why the last step did not go as written. Each step can be taken back with all after it. */
export function TrySteps({ script, practice: { played, halted, rulebook }, workflow, onChange }: Props) {
  const { t } = useTexts();
  const title = useProblemTitle();
  const tell = useTelling();
  const diagnosis = useDiagnosis();
  const line = useStepLine(workflow, rulebook.version);
  const upTo = (count: number): void => onChange({ ...script, steps: script.steps.slice(0, count) });
  const failing = script.steps[played];
  const expectRefusal = (code: string): void => onChange({ ...script, steps: script.steps.map((step, at) => (at === played ? { ...step, refused: code } : step)) });
  return (
    <>
      <List
        size="small"
        locale={{ emptyText: t('try.steps.none') }}
        dataSource={[...script.steps]}
        rowKey={(step) => `${script.steps.indexOf(step)}`}
        renderItem={(step, index) => (
          <List.Item
            extra={
              <Button size="small" onClick={() => upTo(index)} aria-label={t('try.back.to', { step: index + 1 })}>
                {t('try.back')}
              </Button>
            }
          >
            <Typography.Text type={index < played ? undefined : 'secondary'} delete={index > played} className="value-text">
              {index + 1}. {line(step)}
            </Typography.Text>
          </List.Item>
        )}
      />
      {halted && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          style={{ marginTop: 12 }}
          title={failing ? t('try.halted', { step: played + 1 }) : t('try.halted.end')}
          description={
            <Flex vertical gap={8}>
              <span className="value-text">
                {halted.code !== undefined && <strong>{title(halted.code)} </strong>}
                {diagnosis(tell(halted.message))}
              </span>
              {failing && halted.code !== undefined && (
                <span>
                  <Button size="small" onClick={() => expectRefusal(halted.code ?? '')}>
                    {t('try.expect-refusal')}
                  </Button>
                </span>
              )}
            </Flex>
          }
        />
      )}
    </>
  );
}

/** A step of a scenario in words. */
function useStepLine({ states, signals, data: { fields: known } }: Workflow, version: string): (step: JsonObject) => string {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames(version);
  const actionTitle = (id: string): string => say(states.flatMap(({ task }) => task?.actions ?? []).find((action) => action.id === id)?.title) || id;
  const fieldTitle = (id: string): string => say(known.find((field) => field.id === id)?.title) || id;
  return ({ by, do: action, clock, wait, down, expect, refused, opinion, fields, input, ...more }) => {
    const sent = signals.find(({ id }) => id === more['signal']);
    const { signal: _, data, ...others } = more;
    const rest = sent ? others : more;
    if (typeof clock === 'string') return t('try.step.clock', { moment: moment(clock) });
    if (typeof wait === 'string') return t('try.step.wait', { time: wait });
    if (typeof down === 'string') return t('try.step.down', { time: down });
    if (expect !== undefined) return t('try.step.expect');
    const titleOf = (name: string): string => say(sent?.fields?.find((field) => field.id === name)?.title) || fieldTitle(name);
    const brought = [fields, input, ...(sent ? [data] : [])].flatMap((part) => Object.entries((part as JsonObject | undefined) ?? {})).map(([name, value]) => `${titleOf(name)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
    const deed = sent ? say(sent.title) || sent.id : typeof action === 'string' ? actionTitle(action) : Object.entries(rest).map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(t('list.comma'));
    const said = [...brought, ...(typeof opinion === 'string' ? [opinion] : [])];
    const who = typeof by === 'string' ? `${names.person(by)} · ` : '';
    return `${who}${deed}${said.length > 0 ? ` — ${said.join(t('list.comma'))}` : ''}${refused === undefined ? '' : ` (${t('try.refused')})`}`;
  };
}
