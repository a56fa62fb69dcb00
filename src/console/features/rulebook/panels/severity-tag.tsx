import { Tag } from 'antd';
import { MarkTag } from '../../../shared/mark-tag.js';
import { useTexts } from '../../../texts/use-texts.js';
import type { Diagnostic } from '../rulebook-queries.js';

export function SeverityTag({ severity }: Pick<Diagnostic, 'severity'>) {
  const { t } = useTexts();
  return severity === 'error' ? <Tag color="red">{t('rulebook.error')}</Tag> : <MarkTag colour="gold">{t('rulebook.warning')}</MarkTag>;
}
