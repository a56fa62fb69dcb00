import { CheckCircleTwoTone } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTexts } from '../../../texts/use-texts.js';
import type { Diagnostic, Position } from '../rulebook-queries.js';
import { SeverityTag } from './severity-tag.js';

interface Props {
  readonly diagnostics: readonly Diagnostic[];
  readonly onGo: (place: Position) => void;
  /** Says nothing where nothing is wrong. */
  readonly quiet?: boolean;
}

/** Everything that is wrong, each with the way to it. */
export function ProblemList({ diagnostics, onGo, quiet = false }: Props) {
  const { t } = useTexts();
  if (diagnostics.length === 0 && quiet) return null;
  if (diagnostics.length === 0) {
    return (
      <span>
        <CheckCircleTwoTone twoToneColor="#389e0d" aria-hidden /> {t('rulebook.problems.none')}
      </span>
    );
  }
  return (
    <Flex vertical gap={4} role="list">
      {diagnostics.map((one, at) => (
        <Flex key={at} gap={8} align="flex-start" wrap role="listitem">
          <SeverityTag severity={one.severity} />
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onGo(one)}>
            {one.file}:{one.line}:{one.column}
          </Button>
          <span className="value-text">
            {one.message}
            {one.suggestion !== undefined && ` → ${one.suggestion}`}
          </span>
        </Flex>
      ))}
    </Flex>
  );
}
