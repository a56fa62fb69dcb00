import { Button, Flex, Typography } from 'antd';
import { Problem } from '../../../shared/problem.js';
import { useTexts } from '../../../texts/use-texts.js';
import type { TestRun } from '../use-test-run.js';

/** The button that runs the examples and scenarios, and how many have passed. */
export function RunTests({ run }: { readonly run: TestRun }) {
  const { t } = useTexts();
  return (
    <>
      <Flex gap={8} align="center" wrap>
        <Button type="primary" loading={run.running} onClick={run.start}>
          {t('tests.run')}
        </Button>
        {run.report && !run.running && (
          <Typography.Text strong role="status">
            {t('tests.summary', { passed: run.report.passed, failed: run.report.failed })}
          </Typography.Text>
        )}
        {run.report && !run.running && !run.current && <Typography.Text type="secondary">{t('tests.stale')}</Typography.Text>}
      </Flex>
      {run.error !== null && <Problem error={run.error} />}
    </>
  );
}
