import { PaperClipOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { use } from 'react';
import type { Attachment, Json, Schema } from '../../api/shapes.js';
import { useMoments } from '../../texts/use-moments.js';
import { HeldCaseContext } from './held-case.js';

const MEMBERS = 'bytes,file,name,type';

/** Whether a field holds a file. */
export function isFileSchema({ type }: Schema): boolean {
  return type === 'attachment';
}

export function isAttachment(value: Json | undefined): value is Json & Attachment {
  return typeof value === 'object' && value !== null && Object.keys(value).sort().join() === MEMBERS;
}

/** A file: a link that downloads it where a case holds it. */
export function AttachmentView({ file: { file, name, bytes } }: { readonly file: Attachment }) {
  const held = use(HeldCaseContext);
  const size = useSize();
  const label = (
    <>
      <PaperClipOutlined aria-hidden /> <bdi className="value-text">{name}</bdi>
    </>
  );
  const at = held?.revision === undefined ? '' : `?revision=${held.revision}`;
  return (
    <span>
      {held ? <a href={`/api/v1/cases/${encodeURIComponent(held.id)}/attachments/${encodeURIComponent(file)}${at}`} download={name}>{label}</a> : label} <Typography.Text type="secondary">{size(bytes)}</Typography.Text>
    </span>
  );
}

/** How large something is, in words. */
export function useSize(): (bytes: number) => string {
  const { number } = useMoments();
  return (bytes) => (bytes >= 1_000_000 ? `${number(Math.round(bytes / 100_000) / 10)} MB` : bytes >= 1_000 ? `${number(Math.round(bytes / 1_000))} kB` : `${number(bytes)} B`);
}
