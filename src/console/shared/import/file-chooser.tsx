import { UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Form } from 'antd';
import { useRef } from 'react';
import { useTexts } from '../../texts/use-texts.js';

interface Props {
  readonly label: string;
  /** Endings of the files that are taken, such as `.csv,.xlsx`. */
  readonly accept: string;
  readonly file: File | undefined;
  readonly busy: boolean;
  readonly onChoose: (file: File) => void;
}

/** Chooses a file; the same one may be chosen again after it has been mended. */
export function FileChooser({ label, accept, file, busy, onChoose }: Props) {
  const { t } = useTexts();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <Form.Item label={label}>
      <Flex gap={8} align="center" wrap>
        <Button icon={<UploadOutlined />} loading={busy} onClick={() => chooser.current?.click()}>
          {t('file.choose')}
        </Button>
        {file && <span className="value-text">{file.name}</span>}
      </Flex>
      <input
        ref={chooser}
        type="file"
        style={{ display: 'none' }}
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) onChoose(chosen);
          event.target.value = '';
        }}
      />
    </Form.Item>
  );
}
