import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Flex, Select, Spin } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/api-problem.js';
import { NamedWorkflowContext } from '../../../shared/named-workflow.js';
import { Problem } from '../../../shared/problem.js';
import { useNames } from '../../../shared/use-names.js';
import { useTexts } from '../../../texts/use-texts.js';
import { draftWorkflowQuery, type Files } from '../rulebook-queries.js';
import { practiceQuery } from './practice-query.js';
import { scenariosIn } from '../yaml/scenario-text.js';
import { TryCase, type Acting } from './try-case.js';
import { TryStart } from './try-start.js';
import { useScript } from './use-script.js';

interface Props {
  readonly files: Files;
  readonly path: string;
  /** Whose rulebook it is: each has a practice case of its own. */
  readonly company: string;
  /** Writes a file of the draft. */
  readonly onWrite: (path: string, text: string) => void;
}

/** Tries the texts of the editor out on a practice case with a clock of its own. Whenever they change, it is played anew. */
export function TryPanel({ files, path, company, onWrite }: Props) {
  const { t } = useTexts();
  const names = useNames();
  const [script, setScript] = useScript(company);
  const [chosen, setChosen] = useState<string>();
  const [acting, setActing] = useState<Acting>();
  const workflows = Object.keys(files).flatMap((file) => /^workflows\/([^/]+?)(?<!\.scenarios)\.yaml$/.exec(file)?.[1] ?? []);
  const here = /^workflow:[ \t]*(\S+)/m.exec(files[path] ?? '')?.[1];
  const id = script?.workflow ?? chosen ?? (here !== undefined && workflows.includes(here) ? here : workflows[0]) ?? '';
  const { data: workflow, error: faults } = useQuery({ ...draftWorkflowQuery(id, files), enabled: id !== '' });
  const { data: practice, error, isFetching } = useQuery({ ...practiceQuery(files, script, acting?.person), enabled: script !== undefined });
  const scenarioFile = `workflows/${id}.scenarios.yaml`;
  const goOn = (next: typeof script): void => {
    setActing(undefined);
    setScript(next);
  };
  if (id === '') return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('try.none')} />;
  return (
    <Flex vertical gap={16}>
      {script && (
        <Flex gap={8} wrap>
          <Button onClick={() => goOn(undefined)}>{t('try.end')}</Button>
          {script.steps.length > 0 && error !== null && <Button onClick={() => goOn({ ...script, steps: script.steps.slice(0, -1) })}>{t('try.back.last')}</Button>}
        </Flex>
      )}
      {!script && <Select aria-label={t('try.workflow')} style={{ maxWidth: 420 }} showSearch={{ optionFilterProp: 'label' }} value={id} options={workflows.map((value) => ({ value, label: names.workflow(value) }))} onChange={setChosen} />}
      {faults ? problemOf(faults).code === 'rulebook-faulty' ? <Alert type="info" showIcon title={t('try.faulty')} /> : <Problem error={faults} /> : error && <Problem error={error} />}
      {!workflow && !faults && <Spin />}
      {workflow && !script && <TryStart key={id} workflow={workflow} scenarios={scenariosIn(files[scenarioFile] ?? '')} onStart={goOn} />}
      {workflow && script && practice && (
        <NamedWorkflowContext value={{ ...workflow, version: practice.rulebook.version }}>
          <TryCase
            script={script}
            practice={practice}
            workflow={workflow}
            busy={isFetching}
            scenarioText={files[scenarioFile]}
            task={acting?.task}
            onAs={setActing}
            onChange={goOn}
            onKeep={(text) => onWrite(scenarioFile, text)}
          />
        </NamedWorkflowContext>
      )}
      {workflow && script && !practice && !error && <Spin />}
    </Flex>
  );
}
