import { Button, Result } from 'antd';
import { Link } from 'react-router';
import type { Case } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';

/** The task is not open any more: done by me just now, or by somebody else. */
export function TaskDone({ found }: { readonly found: Case }) {
  const { t } = useTexts();
  return (
    <Result
      status="info"
      title={t('task.closed')}
      extra={[
        <Link key="work" to="/">
          <Button type="primary">{t('my-work')}</Button>
        </Link>,
        <Link key="case" to={`/cases/${encodeURIComponent(found.id)}`}>
          <Button>{t('case.open')}</Button>
        </Link>,
      ]}
    />
  );
}
