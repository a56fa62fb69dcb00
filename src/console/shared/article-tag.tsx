import { Tag, Tooltip } from 'antd';
import { useTexts } from '../texts/use-texts.js';
import { useNames } from './use-names.js';

/** The article that something rests on; its title on hover and for readers of the screen. */
export function ArticleTag({ article, version, long }: { readonly article: string; readonly version?: string | undefined; readonly long?: boolean }) {
  const { article: named } = useTexts();
  const title = useNames(version).article(article);
  const tag = (
    <Tag color="blue" style={{ marginInlineEnd: 0, whiteSpace: 'normal' }}>
      {named(article)}
      {long && title !== undefined && ` · ${title}`}
    </Tag>
  );
  return long || title === undefined ? tag : <Tooltip title={title}>{tag}</Tooltip>;
}
