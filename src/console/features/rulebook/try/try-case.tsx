import { Card, Col, Collapse, Flex, List, Row, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import type { JsonObject, Workflow } from '../../../api/shapes.js';
import { DataView } from '../../../shared/data/data-view.js';
import { stateTitle } from '../../../shared/data/summary.js';
import { DecisionView } from '../../../shared/decision-view.js';
import { EntryView } from '../../../shared/entry-view.js';
import { StatusTag } from '../../../shared/status-tag.js';
import { CaseVerbButtons } from '../../../shared/verbs/case-verb-buttons.js';
import { useNames } from '../../../shared/use-names.js';
import { useMoments } from '../../../texts/use-moments.js';
import { useTexts } from '../../../texts/use-texts.js';
import { KeepScenario } from './keep-scenario.js';
import type { Practice } from './practice-query.js';
import { caseVerbStep, type Script } from './script.js';
import { TryClock } from './try-clock.js';
import { TrySignals } from './try-signals.js';
import { TrySteps } from './try-steps.js';
import { TryTask } from './try-task.js';

const Statechart = lazy(async () => ({ default: (await import('../../../shared/diagram/statechart.js')).Statechart }));

interface Props {
  readonly script: Script;
  readonly practice: Practice;
  readonly workflow: Workflow;
  readonly busy: boolean;
  readonly scenarioText: string | undefined;
  /** The task that somebody is about to do; the first one that can be done where none has been chosen. */
  readonly task: string | undefined;
  readonly onAs: (acting: Acting) => void;
  readonly onChange: (script: Script) => void;
  readonly onKeep: (text: string) => void;
}

/** Who is about to do what. */
export interface Acting {
  readonly task: string;
  readonly person: string;
}

/** A practice case as it stands: what can be done, by whom, what was decided and why, and what has been tried so far. */
export function TryCase({ script, practice, workflow, busy, scenarioText, task: chosen = firstTaskOf(practice), onAs, onChange, onKeep }: Props) {
  const { t, say } = useTexts();
  const { moment } = useMoments();
  const names = useNames(practice.rulebook.version);
  const found = practice.case;
  // What did not go as written comes to nothing: a new step takes its place.
  const add = (step: JsonObject): void => {
    if (!busy) onChange({ ...script, steps: [...(practice.halted ? script.steps.slice(0, practice.played) : script.steps), step] });
  };
  const been = new Set(practice.history.flatMap(({ events }) => events.flatMap((event) => (event.type === 'StateChanged' ? (event['entered'] as readonly string[]) : []))));
  return (
    <>
      <Flex gap={8} wrap align="center">
        {found && <StatusTag status={found.status} />}
        <strong role="status">{found ? found.in.map((path) => stateTitle(workflow.states, path, say)).join(' + ') : t('try.not-begun')}</strong>
        <span style={{ flex: 1 }} />
        {found && !practice.halted && !busy && <KeepScenario script={script} found={found} text={scenarioText} onKeep={onKeep} />}
      </Flex>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={13}>
          <Flex vertical gap={16}>
            {found?.tasks.map((task) => <TryTask key={task.id} task={task} found={found} practice={practice} workflow={workflow} busy={busy} chosen={task.id === chosen} onAs={(person) => onAs({ task: task.id, person })} onStep={add} />)}
            {found && practice.as !== undefined && <CaseVerbButtons found={found} states={workflow.states} verbs={found.verbs} busy={false} error={null} onUse={async (verb, terms) => add(caseVerbStep(practice.as ?? '', verb, terms, found))} />}
            {found && <TrySignals found={found} workflow={workflow} busy={busy} onStep={add} />}
            <TryClock now={practice.now} next={practice.next} busy={busy} onStep={add} />
            {found && (
              <Card size="small" title={t('case.data')}>
                <DataView fields={workflow.data.fields} data={found.data} version={found.version} />
              </Card>
            )}
          </Flex>
        </Col>
        <Col xs={24} lg={11}>
          <Flex vertical gap={16}>
            <Card size="small" title={t('try.steps')}>
              <TrySteps script={script} practice={practice} workflow={workflow} onChange={onChange} />
            </Card>
            {found && found.timers.length > 0 && (
              <Card size="small" title={t('task.due')}>
                <List size="small" dataSource={[...found.timers]} rowKey="id" renderItem={({ state, dueAt, explanations }) => (
                  <List.Item>
                    <List.Item.Meta title={`${moment(dueAt)} · ${stateTitle(workflow.states, state, say)}`} description={explanations.map((one, at) => <div key={at} className="value-text">{say({ zh: one.text.zh, en: one.text.en })}</div>)} />
                  </List.Item>
                )} />
              </Card>
            )}
            {practice.others.length > 0 && (
              <Card size="small" title={t('try.other-cases')}>
                {practice.others.map(({ id, workflow: of, status }) => (
                  <div key={id}>
                    {names.workflow(of)} <StatusTag status={status} />
                  </div>
                ))}
              </Card>
            )}
            <Collapse
              items={[
                ...(practice.decisions.length > 0 ? [{ key: 'decisions', label: t('case.decisions'), children: practice.decisions.map((decision, at) => <DecisionView key={at} decision={decision} version={practice.rulebook.version} />) }] : []),
                ...(found ? [{ key: 'history', label: t('case.history'), children: <List size="small" dataSource={[...practice.history]} rowKey="revision" renderItem={(entry) => <List.Item><EntryView entry={entry} entries={practice.history} workflow={workflow} /></List.Item>} /> }] : []),
              ]}
            />
          </Flex>
        </Col>
        <Col span={24}>
          <Suspense fallback={<Spin />}>
            <Statechart states={workflow.states} now={found?.in ?? []} been={been} />
          </Suspense>
        </Col>
      </Row>
    </>
  );
}

function firstTaskOf({ hands, as }: Practice): string | undefined {
  return hands.find(({ people }) => as !== undefined && people.includes(as))?.task;
}
