import { Card, Descriptions } from 'antd';
import type { Case, OpenTask, Workflow } from '../../api/shapes.js';
import { DueLine } from '../../shared/due-line.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  readonly task: OpenTask;
  readonly found: Case;
  readonly workflow: Workflow;
}

/** Who may do the task, since when it waits, until when, and who has acted on it. */
export function TaskFacts({ task, found, workflow }: Props) {
  const { t, say } = useTexts();
  const { moment, distance } = useMoments();
  const names = useNames(found.version);
  const { due } = task;
  const actions = workflow.states.find(({ path }) => path === task.state)?.task?.actions ?? [];
  const titleOf = (action: string): string => say(actions.find(({ id }) => id === action)?.title) || action;
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'for', label: t('task.for'), children: `${task.seats.map(names.seat).join(t('list.comma'))}${task.seats.length > 1 ? ` (${t(`mode.${task.mode}`)})` : ''}` },
          { key: 'opened', label: t('task.opened'), children: `${moment(task.openedAt)} (${distance(task.openedAt)})` },
          ...(due === undefined ? [] : [{ key: 'due', label: t('task.due'), children: <DueLine {...due} /> }]),
          { key: 'started', label: t('case.started-by'), children: `${names.person(found.startedBy)} · ${moment(found.startedAt)}` },
          ...Object.values(task.claimed ?? {}).map((person) => ({ key: `claimed ${person}`, label: t('verb.claim'), children: names.person(person) })),
          ...Object.values(task.delegated ?? {}).map(({ from, to }) => ({ key: `delegated ${to}`, label: t('verb.delegate'), children: `${names.person(from)} → ${names.person(to)}` })),
          ...task.performed.map(({ person, onBehalfOf, action, at }) => ({ key: `${person} ${at}`, label: onBehalfOf === undefined ? names.person(person) : t('deputies.by-for', { name: names.person(person), principal: names.person(onBehalfOf) }), children: `${titleOf(action)} · ${moment(at)}` })),
        ]}
      />
    </Card>
  );
}
