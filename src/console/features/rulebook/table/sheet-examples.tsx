import { Button, Flex, Tag, Typography } from 'antd';
import { useTexts } from '../../../texts/use-texts.js';
import type { Position, TestReport } from '../rulebook-queries.js';
import type { Sheet } from '../yaml/sheet.js';

/** How the examples of this rule went; those that failed with what was expected, and the way to each. */
export function SheetExamples({ sheet, report, onGo }: { readonly sheet: Sheet; readonly report: TestReport; readonly onGo: (place: Position) => void }) {
  const { t } = useTexts();
  const mine = report.results.filter(({ kind, of }) => kind === 'example' && of === sheet.id);
  const failed = mine.filter(({ passed }) => !passed);
  return (
    <Flex vertical gap={4}>
      <Typography.Text>{t('sheet.examples', { passed: mine.length - failed.length, failed: failed.length })}</Typography.Text>
      {failed.map(({ title, problem, at }) => (
        <div key={`${title} ${at.line}`}>
          <Tag color="red">{t('tests.failed')}</Tag>
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onGo(at)}>
            {title} · {at.file}:{at.line}
          </Button>
          <div className="value-text">{problem}</div>
        </div>
      ))}
    </Flex>
  );
}
