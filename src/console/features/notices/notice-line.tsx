import { CheckOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Tooltip, Typography } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { useNames } from '../../shared/use-names.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';

export type Notice = Schemas['NoticeDto'];

const COLOURS = { task: 'processing', reminder: 'magenta', copy: 'default', result: 'success' } as const;

interface Props {
  readonly notice: Notice;
  /** What the case is about, in one line. */
  readonly about: string;
  readonly onRead: () => void;
}

/** One notice, with the case that it belongs to. Going there has read it. */
export function NoticeLine({ notice: { kind, case: id, task, at, words, readAt, workflow }, about, onRead }: Props) {
  const { t, language } = useTexts();
  const { moment, distance } = useMoments();
  const names = useNames();
  const { subject, text } = words[language];
  const unread = readAt === null;
  const address = `/cases/${encodeURIComponent(id)}`;
  const read = (): void => {
    if (unread) onRead();
  };
  return (
    <Flex gap={12} wrap justify="space-between" align="flex-start" role="listitem" style={{ padding: '10px 0', borderTop: '1px solid rgba(128,128,128,0.2)' }}>
      <div style={{ flex: '1 1 260px', minWidth: 0 }}>
        <Tag color={COLOURS[kind]}>{t(`notices.kind.${kind}`)}</Tag>{' '}
        {unread && <Tag color="red">{t('notices.unread')}</Tag>}{' '}
        <Link to={task === null ? address : `${address}/tasks/${encodeURIComponent(task)}`} onClick={read} className="value-text">
          {unread ? <strong>{subject}</strong> : subject}
        </Link>
        {text !== '' && <div className="value-text">{text}</div>}
        <div className="value-text">
          <Typography.Text type="secondary">
            <Tooltip title={moment(at)}>
              <span>{distance(at)}</span>
            </Tooltip>
            {' · '}
          </Typography.Text>
          <Link to={address} onClick={read}>
            {workflow === undefined ? t('case.open') : [names.workflow(workflow), about].filter((part) => part !== '').join(' · ')}
          </Link>
        </div>
      </div>
      {unread && (
        <Button size="small" icon={<CheckOutlined />} aria-label={t('notices.read.of', { subject })} onClick={onRead}>
          {t('notices.read')}
        </Button>
      )}
    </Flex>
  );
}
