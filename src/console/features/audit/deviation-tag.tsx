import { WarningOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../../texts/use-texts.js';
import type { DEVIATIONS } from './search.js';

/** Where a case has left the way, as a link to the moment. */
export function DeviationTag({ id, deviation, revision }: { readonly id: string; readonly deviation: (typeof DEVIATIONS)[number]; readonly revision: number }) {
  const { t } = useTexts();
  return (
    <Link to={`/cases/${encodeURIComponent(id)}?tab=timeline&revision=${revision}`}>
      <Tag icon={<WarningOutlined />}>
        {t(`deviation.${deviation}`)} #{revision}
      </Tag>
    </Link>
  );
}
