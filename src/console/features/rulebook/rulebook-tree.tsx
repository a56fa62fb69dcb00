import { Badge, Flex, Tag, Tree, Typography, type TreeDataNode } from 'antd';
import { useTexts } from '../../texts/use-texts.js';
import { fileTree, type FileGroup, type TreeFile } from './file-tree.js';
import type { Diagnostic, Files } from './rulebook-queries.js';

interface Props {
  readonly files: Files;
  readonly chosen: string;
  readonly unsaved: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly onChoose: (path: string) => void;
}

/** The files of a rulebook by what they are, each under the title that it gives itself. */
export function RulebookTree({ files, chosen, unsaved, diagnostics, onChoose }: Props) {
  const { t, language } = useTexts();
  const leaf = (group: FileGroup, { path, title, note }: TreeFile): TreeDataNode => {
    const faults = diagnostics.filter(({ file }) => file === path);
    const isWrong = faults.some(({ severity }) => severity === 'error');
    return {
      key: path,
      isLeaf: true,
      title: (
        <Flex gap={6} align="center" wrap>
          <span title={path}>{group === 'scenarios' ? t('rulebook.scenarios-of', { title }) : title}</span>
          {note !== undefined && <Typography.Text type="secondary">{note}</Typography.Text>}
          {faults.length > 0 && <Badge count={faults.length} size="small" color={isWrong ? '#b3261e' : '#8a5a00'} title={t('rulebook.problems')} />}
          {unsaved.includes(path) && <Tag>{t('rulebook.unsaved')}</Tag>}
        </Flex>
      ),
    };
  };
  const nodes = fileTree(files, language).map(({ group, files: found }) => ({ key: `group ${group}`, title: t(`rulebook.${group}`), selectable: false, children: found.map((file) => leaf(group, file)) }));
  return <Tree blockNode defaultExpandAll treeData={nodes} selectedKeys={[chosen]} onSelect={([path]) => path !== undefined && onChoose(String(path))} aria-label={t('rulebook')} />;
}
