import { Alert, Button, Flex, List, Typography } from 'antd';
import type { Json, JsonObject, Workflow } from '../../../api/shapes.js';
import { stateTitle } from '../../../shared/data/summary.js';
import { useProblemTitle, useTelling } from '../../../shared/problem.js';
import { titledActions } from '../../../shared/titled-actions.js';
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

/** What the keys of a step do that no task offers. */
const DEEDS = { start: 'command.StartCase', change: 'command.ChangeData', jump: 'command.JumpCase', reopen: 'command.ReopenCase', cancel: 'command.CancelCase', 'change-deadline': 'command.ChangeDeadline' } as const;

/** A step of a scenario in words. */
function useStepLine(workflow: Workflow, version: string): (step: JsonObject) => string {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames(version);
  const state = (path: string): string => stateTitle(workflow.states, path, say);
  const deedOf = ({ do: action, in: path, signal, ...step }: JsonObject): string => {
    if (typeof action === 'string') return say(titledActions(workflow, typeof path === 'string' ? path : undefined).find(({ id }) => id === action)?.title) || action;
    if (typeof signal === 'string') return say(workflow.signals.find(({ id }) => id === signal)?.title) || signal;
    const key = Object.keys(DEEDS).find((one) => one in step) as keyof typeof DEEDS | undefined;
    if (!key) return JSON.stringify(step);
    const done = t(DEEDS[key]);
    if (key === 'change' || key === 'cancel') return done;
    const about = wordOf(step[key] ?? null);
    return `${done}${t('list.colon')}${key === 'start' ? names.workflow(about) : state(about)}`;
  };
  const addressee = (to: string, step: JsonObject): string => {
    if ('change-deadline' in step) return moment(to);
    return workflow.states.some(({ path }) => path === to) ? state(to) : names.person(to);
  };
  const valuesIn = (step: JsonObject): string[] => {
    const titles = new Map([...workflow.data.fields, ...(workflow.signals.find(({ id }) => id === step['signal'])?.fields ?? [])].map(({ id, title }) => [id, say(title)]));
    const values = ['fields', 'input', 'data', 'change'].flatMap((key) => Object.entries((step[key] as JsonObject | undefined) ?? {}));
    return values.map(([name, value]) => `${titles.get(name) || name}${t('list.colon')}${wordOf(value)}`);
  };
  return (step) => {
    const { by, case: about, as, to, clock, wait, down, expect, refused, opinion, because, cancel } = step;
    if (typeof clock === 'string') return t('try.step.clock', { moment: moment(clock) });
    if (typeof wait === 'string') return t('try.step.wait', { time: wait });
    if (typeof down === 'string') return t('try.step.down', { time: down });
    const deed = expect === undefined ? deedOf(step) : t('try.step.expect');
    const line = [...(typeof about === 'string' ? [t('try.step.case', { name: about })] : []), ...(typeof by === 'string' ? [names.person(by)] : []), deed].join(' · ');
    const named = typeof as === 'string' ? [t('try.step.as', { name: as })] : [];
    const said = [...named, ...(typeof to === 'string' ? [addressee(to, step)] : []), ...valuesIn(step), ...[opinion, because, cancel].filter((text) => typeof text === 'string')];
    return `${line}${said.length > 0 ? ` — ${said.join(t('list.comma'))}` : ''}${refused === undefined ? '' : ` (${t('try.refused')})`}`;
  };
}

function wordOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
