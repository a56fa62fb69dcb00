import { Card, Flex, Select, Typography } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../../../api/queries.js';
import type { Case, JsonObject, OpenTask, Workflow } from '../../../api/shapes.js';
import { stateTitle } from '../../../shared/data/summary.js';
import { TaskForm } from '../../../shared/task/task-form.js';
import { VerbButtons } from '../../../shared/verbs/verb-buttons.js';
import { useNames } from '../../../shared/use-names.js';
import { useTexts } from '../../../texts/use-texts.js';
import type { Practice } from './practice-query.js';
import { actStep, verbStep } from './script.js';

interface Props {
  readonly task: OpenTask;
  readonly found: Case;
  readonly practice: Practice;
  readonly workflow: Workflow;
  readonly busy: boolean;
  /** Whether it is this task that somebody is about to do. */
  readonly chosen: boolean;
  readonly onAs: (person: string) => void;
  readonly onStep: (step: JsonObject) => void;
}

/** An open task of the practice case, as whoever is chosen sees it. */
export function TryTask({ task, found, practice, workflow, busy, chosen, onAs, onStep }: Props) {
  const { t, say } = useTexts();
  const names = useNames(found.version);
  const { data: people = [] } = useQuery(peopleQuery);
  const { as = '', hands } = practice;
  const able = hands.find((hand) => hand.task === task.id)?.people ?? [];
  const others = people.map(({ id }) => id).filter((id) => !able.includes(id));
  const actions = practice.actions.filter((action) => action.task === task.id);
  const alone = found.tasks.length === 1;
  const options = [
    { label: t('try.able'), options: able.map((id) => ({ value: id, label: names.person(id) })) },
    { label: t('try.others'), options: others.map((id) => ({ value: id, label: names.person(id) })) },
  ].filter((group) => group.options.length > 0);
  return (
    <Card size="small" title={stateTitle(workflow.states, task.state, say)}>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 12 }}>
        <Typography.Text type="secondary">{t('try.as')}</Typography.Text>
        <Select aria-label={`${t('try.as')} ${stateTitle(workflow.states, task.state, say)}`} style={{ minWidth: 200 }} showSearch={{ optionFilterProp: 'label' }} placeholder={t('try.as.choose')} value={chosen ? as : null} options={options} onChange={onAs} />
      </Flex>
      {chosen && (
        <TaskForm
          key={`${task.id} ${as} ${found.revision}`}
          task={task}
          workflow={workflow}
          data={found.data}
          actions={actions}
          version={found.version}
          busy={busy}
          error={null}
          onAct={(deed) => {
            const action = actions.find((one) => one.action === deed.action);
            if (action) onStep(actStep(as, deed, action, alone));
          }}
        >
          {(filledIn) => (
            <VerbButtons
              states={workflow.states}
              verbs={practice.verbs.filter((verb) => verb.task === task.id)}
              busy={undefined}
              error={null}
              onUse={async (verb, terms) => onStep(verbStep(as, verb, verb.verb === 'save' ? { ...terms, fields: filledIn() } : terms, alone))}
            />
          )}
        </TaskForm>
      )}
    </Card>
  );
}
