import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button } from 'antd';
import { useNavigate } from 'react-router';
import { unreadQuery } from '../api/queries.js';
import { useTexts } from '../texts/use-texts.js';

/** How many notices have not been read, wherever one is; leads to them. */
export function NoticeBell() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { data: { unread } = { unread: 0 } } = useQuery(unreadQuery);
  const label = unread === 0 ? t('notices') : t('notices.bell', { count: unread });
  return (
    <Badge count={unread} size="small" color="#b3261e" offset={[-6, 6]} title={label}>
      <Button type="text" icon={<BellOutlined />} aria-label={label} title={label} onClick={() => void navigate('/notices')} />
    </Badge>
  );
}
