import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTexts } from '../../texts/use-texts.js';
import { csvOf, type CsvCell } from './csv.js';

interface Props {
  /** What the file is called, and what the button is about. */
  readonly name: string;
  readonly rows: () => readonly (readonly CsvCell[])[];
}

/** Takes a table that is on the screen away as a file. */
export function CsvButton({ name, rows }: Props) {
  const { t } = useTexts();
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([csvOf(rows())], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button size="small" icon={<DownloadOutlined />} aria-label={`CSV: ${name}`} title={t('export.csv')} onClick={save}>
      CSV
    </Button>
  );
}
