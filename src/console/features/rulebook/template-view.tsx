import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Form } from 'antd';
import { FileChooser } from '../../shared/import/file-chooser.js';
import { useTexts } from '../../texts/use-texts.js';
import { bytesIn, templateOf } from './template-bytes.js';

interface Props {
  readonly path: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** A Word template, which is no text to edit here: it is taken away, and another one put in its place. */
export function TemplateView({ path, text, readOnly, onChange }: Props) {
  const { t } = useTexts();
  const bytes = bytesIn(text);
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = path.split('/').at(-1) ?? path;
    link.click();
    URL.revokeObjectURL(address);
  };
  const replace = async (file: File): Promise<void> => onChange(templateOf(new Uint8Array(await file.arrayBuffer())));
  return (
    <Form layout="vertical">
      <Alert type="info" showIcon style={{ marginBlock: 8 }} title={t('template', { size: Math.ceil(bytes.length / 1_000) })} description={t(readOnly ? 'template.read' : 'template.how')} />
      <Button icon={<DownloadOutlined />} style={{ marginBottom: 12 }} onClick={save}>
        {t('template.download')}
      </Button>
      {!readOnly && <FileChooser label={t('template.replace')} accept=".docx" file={undefined} busy={false} onChoose={(file) => void replace(file)} />}
    </Form>
  );
}
