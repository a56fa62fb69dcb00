import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { useRef, useState } from 'react';
import { answer, client } from '../../api/client.js';
import type { Attachment } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { AttachmentView, isAttachment, useSize } from '../data/attachment-view.js';
import { Problem } from '../problem.js';
import type { InputProps } from './input-props.js';

/** Chooses a file and uploads it at once. What the field does not take is said here, and not filled in. */
export function FileInput({ schema, label, id, value, onChange }: InputProps) {
  const { t } = useTexts();
  const size = useSize();
  const chooser = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string>();
  const most = bytesIn(schema.most ?? '10 MB');
  const upload = useMutation({
    mutationFn: send,
    onSuccess: (file) => {
      if (takes(schema.accept, file.type)) onChange?.({ ...file });
      else setFault(t('file.type', { type: file.type }));
    },
  });
  const choose = (file: File | undefined): void => {
    if (!file) return;
    upload.reset();
    const fits = file.size > 0 && file.size <= most;
    setFault(fits ? undefined : t('file.size', { limit: size(most) }));
    if (fits) upload.mutate(file);
  };
  return (
    <Flex vertical gap={4} align="flex-start">
      {isAttachment(value) && (
        <Flex gap={4} align="center">
          <AttachmentView file={value} />
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${t('file.remove')}: ${value.name}`} onClick={() => onChange?.(undefined)} />
        </Flex>
      )}
      <Flex gap={8} align="center" wrap>
        <Button icon={<UploadOutlined />} loading={upload.isPending} {...(id !== undefined && { id })} aria-label={`${label}: ${t('file.choose')}`} onClick={() => chooser.current?.click()}>
          {t('file.choose')}
        </Button>
        <Typography.Text type="secondary">{t('file.most', { limit: size(most) })}</Typography.Text>
      </Flex>
      <input
        ref={chooser}
        type="file"
        style={{ display: 'none' }}
        aria-label={label}
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {fault !== undefined && (
        <Typography.Text type="danger" role="alert">
          {fault}
        </Typography.Text>
      )}
      {upload.error && <Problem error={upload.error} />}
    </Flex>
  );
}

function send(file: File): Promise<Attachment> {
  return answer(
    client.POST('/api/v1/attachments', {
      params: { query: { name: file.name } },
      headers: { 'content-type': 'application/octet-stream' },
      body: file as unknown as string,
      bodySerializer: (body) => body,
    }),
  );
}

/** `500 kB` or `5 MB`. */
function bytesIn(size: string): number {
  const [count, unit] = size.split(' ');
  return Number(count) * (unit === 'MB' ? 1_000_000 : 1_000);
}

/** Types are named whole, or as `image/*`; where none are, any is taken. */
function takes(accepted: readonly string[] | undefined, type: string): boolean {
  return accepted === undefined || accepted.some((one) => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))));
}
