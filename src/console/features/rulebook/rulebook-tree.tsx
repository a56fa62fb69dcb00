import { Badge, Flex, Tag, Tree, type TreeDataNode } from 'antd';
import { useTexts } from '../../texts/use-texts.js';
import type { Diagnostic, Files } from './rulebook-queries.js';

interface Props {
  readonly files: Files;
  readonly chosen: string;
  readonly unsaved: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly onChoose: (path: string) => void;
}

const GROUPS = ['company', 'rules', 'workflows', 'scenarios', 'calendars'] as const;

/** The files of a rulebook by what they are, each under the title that it gives itself. */
export function RulebookTree({ files, chosen, unsaved, diagnostics, onChoose }: Props) {
  const { t, language } = useTexts();
  const leaf = (path: string): TreeDataNode => {
    const faults = diagnostics.filter(({ file }) => file === path);
    const isWrong = faults.some(({ severity }) => severity === 'error');
    return {
      key: path,
      isLeaf: true,
      title: (
        <Flex gap={6} align="center" wrap>
          <span title={path}>{titleOf(files[path] ?? '', language) ?? nameOf(path)}</span>
          {faults.length > 0 && <Badge count={faults.length} size="small" color={isWrong ? '#b3261e' : '#8a5a00'} title={t('rulebook.problems')} />}
          {unsaved.includes(path) && <Tag>{t('rulebook.unsaved')}</Tag>}
        </Flex>
      ),
    };
  };
  const nodes = GROUPS.map((group) => ({ key: `group ${group}`, title: t(`rulebook.${group}`), selectable: false, children: Object.keys(files).filter((path) => groupOf(path) === group).sort().map(leaf) })).filter(({ children }) => children.length > 0);
  return <Tree blockNode defaultExpandAll treeData={nodes} selectedKeys={[chosen]} onSelect={([path]) => path !== undefined && onChoose(String(path))} aria-label={t('rulebook')} />;
}

function groupOf(path: string): (typeof GROUPS)[number] {
  if (path.endsWith('rulebook.yaml')) return 'company';
  if (path.startsWith('calendars/')) return 'calendars';
  if (path.endsWith('.scenarios.yaml')) return 'scenarios';
  return path.startsWith('workflows/') ? 'workflows' : 'rules';
}

/** The `title:` at the left edge of a file, as far as it is written in one line. */
function titleOf(text: string, language: string): string | undefined {
  const line = /^title:[ \t]*(.+)$/m.exec(text)?.[1];
  if (line === undefined) return undefined;
  if (!line.startsWith('{')) return line;
  const [, quoted, plain] = new RegExp(`\\b${language}:\\s*(?:'([^']*)'|([^,}]*))`).exec(line) ?? [];
  return (quoted ?? plain)?.trim();
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.yaml$/, '').replace(/\.scenarios$/, '');
}
