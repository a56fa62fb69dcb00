import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Card, Col, Row, Spin, Tabs, Typography } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../api/client.js';
import { Page } from '../../shared/page.js';
import { problemOf } from '../../api/api-problem.js';
import { Problem } from '../../shared/problem.js';
import { useTexts } from '../../texts/use-texts.js';
import type { Cursor, EditorHandle } from './editor/yaml-editor.js';
import { ChartPanel } from './panels/chart-panel.js';
import { DiffPanel } from './panels/diff-panel.js';
import { ParameterPanel } from './panels/parameter-panel.js';
import { ProblemList } from './panels/problem-list.js';
import { ReleasePanel } from './panels/release-panel.js';
import { TablePanel } from './panels/table-panel.js';
import { TestPanel } from './panels/test-panel.js';
import { GuideLine } from './guide-line.js';
import { lintQuery, type Diagnostic, type Position } from './rulebook-queries.js';
import { RulebookTree } from './rulebook-tree.js';
import { StaleNotice } from './stale-notice.js';
import { isTemplate } from './template-bytes.js';
import { TemplateView } from './template-view.js';
import { useDiagnosis } from './use-diagnosis.js';
import { useDraftFiles, type DraftFiles } from './use-draft-files.js';
import { useGuiding } from './use-guiding.js';
import { useSettled } from './use-settled.js';
import { useTestRun } from './use-test-run.js';

const YamlEditor = lazy(async () => ({ default: (await import('./editor/yaml-editor.js')).YamlEditor }));

const TryPanel = lazy(async () => ({ default: (await import('./try/try-panel.js')).TryPanel }));

const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

/** The rulebook as files: read by everybody, edited and tested by process admins, released by whom it names. */
export function RulebookPage({ me }: { readonly me: Schemas['MeDto'] }) {
  const { draft, error } = useDraftFiles();
  if (draft) return <Rulebook draft={draft} me={me} />;
  return error ? <Problem error={error} /> : <Spin />;
}

function Rulebook({ draft, me }: { readonly draft: DraftFiles; readonly me: Schemas['MeDto'] }) {
  const { t } = useTexts();
  const edits = me.roles.includes('process-admin');
  const [first] = useState<Position>(() => ({ file: companyFile(draft.files), line: 1, column: 1 }));
  const [gone, setPlace] = useState<Position>();
  const place = gone ?? first;
  const [cursor, setCursor] = useState<Cursor>();
  const editor = useRef<EditorHandle>(null);
  const [panel, setPanel] = useState(edits ? 'problems' : 'diff');
  const files = useSettled(draft.files);
  const { data: found = NO_DIAGNOSTICS } = useQuery({ ...lintQuery(files), enabled: edits });
  const diagnosis = useDiagnosis();
  const diagnostics = useMemo(() => found.map((one) => ({ ...one, message: diagnosis(one.message) })), [found, diagnosis]);
  const run = useTestRun(draft.files);
  const go = ({ file, line, column }: Position): void => setPlace({ file, line, column });
  const path = place.file;
  const inFile = useMemo(() => diagnostics.filter(({ file }) => file === path), [diagnostics, path]);
  const write = (file: string, text: string): void => {
    draft.change(file, text);
    if (file === path) editor.current?.write(text);
  };
  // The diagram is asked for next, and large: it comes while the text is read.
  useEffect(() => void import('../../shared/diagram/statechart.js'), []);
  const guiding = useGuiding(draft.files, path, go, edits);
  return (
    <Page
      title={t('rulebook')}
      extra={
        edits && (
          <Button type="primary" disabled={draft.unsaved.length === 0 || draft.stale} loading={draft.saving} onClick={draft.save}>
            {t('rulebook.save')}
          </Button>
        )
      }
    >
      {draft.stale ? <StaleNotice draft={draft} /> : draft.error !== null && problemOf(draft.error).code !== 'draft-stale' && <Problem error={draft.error} />}
      <div className="beside">
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={6}>
            <Card size="small" styles={{ body: { maxHeight: 'var(--pane, 46vh)', overflow: 'auto' } }}>
              <RulebookTree files={draft.files} chosen={path} unsaved={draft.unsaved} diagnostics={diagnostics} onChoose={(file) => setPlace({ file, line: 1, column: 1 })} />
            </Card>
          </Col>
          <Col xs={24} lg={18}>
            <Typography.Text type="secondary" className="value-text">
              {path}
            </Typography.Text>
            {isTemplate(path) ? (
              <TemplateView path={path} text={draft.files[path] ?? ''} readOnly={!edits} onChange={(text) => draft.change(path, text)} />
            ) : (
              <Suspense fallback={<Spin />}>
                <YamlEditor key={`${path} ${draft.loading}`} ref={editor} label={path} text={draft.files[path] ?? ''} readOnly={!edits} diagnostics={inFile} place={gone} guiding={guiding} onChange={(text) => draft.change(path, text)} onCursor={setCursor} />
              </Suspense>
            )}
            {edits && !isTemplate(path) && <GuideLine files={files} place={cursor ? { file: path, line: cursor.line, column: cursor.column } : place} onGo={go} />}
          </Col>
        </Row>
        <Tabs
          activeKey={panel}
          onChange={setPanel}
          destroyOnHidden
          items={[
            ...(edits ? [{ key: 'problems', label: <Badge count={diagnostics.length} size="small" offset={[10, 0]} color="#b3261e">{t('rulebook.problems')}</Badge>, children: <ProblemList diagnostics={diagnostics} onGo={go} /> }] : []),
            { key: 'table', label: t('sheet'), children: <TablePanel path={path} text={draft.files[path] ?? ''} readOnly={!edits} diagnostics={inFile} cursor={cursor} run={edits ? run : undefined} onText={(text) => write(path, text)} onShow={(place) => editor.current?.show(place)} onGo={go} /> },
            { key: 'parameters', label: t('parameters'), children: <ParameterPanel files={draft.files} path={companyFile(draft.files)} readOnly={!edits} diagnostics={diagnostics} onText={write} onGo={go} /> },
            ...(edits
              ? [
                  { key: 'chart', label: t('chart'), children: <ChartPanel files={files} path={path} state={cursor?.state} run={run} onGo={go} /> },
                  { key: 'try', label: t('try'), children: <Suspense fallback={<Spin />}><TryPanel files={files} path={path} company={me.company} onWrite={write} /></Suspense> },
                  { key: 'tests', label: t('tests'), children: <TestPanel run={run} onGo={go} /> },
                ]
              : []),
            { key: 'diff', label: t('diff'), children: <DiffPanel files={files} /> },
            { key: 'release', label: t('release'), children: <ReleasePanel me={me} unsaved={draft.unsaved.length > 0} /> },
          ]}
        />
      </div>
    </Page>
  );
}

function companyFile(files: DraftFiles['files']): string {
  return Object.keys(files).find((path) => path.endsWith('rulebook.yaml')) ?? '';
}
