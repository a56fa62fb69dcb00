import { Tag } from 'antd';
import { useTexts } from '../texts/use-texts.js';

const COLOURS = { open: 'processing', completed: 'success', cancelled: 'default' } as const;

export function StatusTag({ status }: { readonly status: string }) {
  const { t } = useTexts();
  const known = status === 'completed' || status === 'cancelled' ? status : 'open';
  return <Tag color={COLOURS[known]}>{t(`status.${known}`)}</Tag>;
}
