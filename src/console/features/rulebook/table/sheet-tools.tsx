import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { TextKey } from '../../../texts/text-key.js';
import { useTexts } from '../../../texts/use-texts.js';

interface Props {
  /** The row that the tools work on, from 0. */
  readonly chosen: number | undefined;
  readonly rows: number;
  readonly readOnly: boolean;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
  readonly onAdd: (after: number) => void;
  readonly onDuplicate: (row: number) => void;
  readonly onMove: (row: number, by: 1 | -1) => void;
  readonly onDelete: (row: number) => void;
}

/** What can be done with the chosen row. */
export function SheetTools({ chosen, rows, readOnly, all, onAll, onAdd, onDuplicate, onMove, onDelete }: Props) {
  const { t } = useTexts();
  const tool = (key: TextKey, icon: ReactNode, can: boolean, does: (row: number) => void) => (
    <Button size="small" icon={icon} disabled={!can} onClick={() => chosen !== undefined && does(chosen)}>
      {t(key)}
    </Button>
  );
  const isChosen = chosen !== undefined;
  return (
    <Flex gap={8} align="center" wrap>
      {!readOnly && (
        <>
          <Button size="small" icon={<PlusOutlined />} disabled={rows === 0} onClick={() => onAdd(chosen ?? rows - 1)}>
            {t('sheet.add')}
          </Button>
          {tool('sheet.duplicate', <CopyOutlined />, isChosen, onDuplicate)}
          {tool('sheet.up', <ArrowUpOutlined />, isChosen && chosen > 0, (row) => onMove(row, -1))}
          {tool('sheet.down', <ArrowDownOutlined />, isChosen && chosen < rows - 1, (row) => onMove(row, 1))}
          {tool('sheet.delete', <DeleteOutlined />, isChosen && rows > 1, onDelete)}
          <Typography.Text type="secondary" role="status">
            {isChosen ? t('sheet.chosen', { row: chosen + 1 }) : t('sheet.chosen.none')}
          </Typography.Text>
        </>
      )}
      <Checkbox checked={all} onChange={({ target }) => onAll(target.checked)}>
        {t('sheet.all-columns')}
      </Checkbox>
    </Flex>
  );
}
