import { Alert, Table, type TableColumnsType } from 'antd';
import type { Schemas } from '../../api/client.js';
import { useTelling } from '../../shared/problem.js';
import { useMoments } from '../../texts/use-moments.js';
import { useTexts } from '../../texts/use-texts.js';
import { CheckMark } from './check-mark.js';

type Report = Schemas['CaseVerifyReportDto'];
type Entry = Report['checked'][number];

const PAGE = 10;

/** What was looked at in the chain of hashes: each entry with what is stored and what its bytes come to. */
export function ChainReport({ report: { sound, entries, faults, checked } }: { readonly report: Report }) {
  const { t } = useTexts();
  const { moment } = useMoments();
  const tell = useTelling();
  const [first, last] = [checked.at(0), checked.at(-1)];
  const columns: TableColumnsType<Entry> = [
    { title: t('timeline.revision'), dataIndex: 'revision', width: 90, render: (revision: number) => `#${revision}` },
    { title: t('proof.result'), key: 'result', render: (_, { problem }) => <CheckMark good={problem === undefined}>{problem === undefined ? t('proof.link') : tell(problem)}</CheckMark> },
    { title: t('proof.at'), dataIndex: 'at', width: 180, render: moment },
    { title: t('proof.hash'), key: 'hash', render: (_, { hash, computed }) => <Hashes hash={hash} computed={computed} /> },
  ];
  return (
    <section>
      <Alert
        showIcon
        type={sound ? 'success' : 'error'}
        title={t(sound ? 'proof.sound' : 'proof.not-sound', { entries })}
        description={
          <>
            {sound && first && last && (
              <>
                <div>{t('proof.chain', { first: first.revision, last: entries })}</div>
                <div className="value-text">{t('proof.first', { hash: first.hash })}</div>
                {checked.length === entries && <div className="value-text">{t('proof.last', { hash: last.hash })}</div>}
              </>
            )}
            {faults.map(({ revision, problem }, at) => (
              <div key={at} className="value-text">{`#${revision}${t('list.colon')}${tell(problem)}`}</div>
            ))}
          </>
        }
      />
      <Table<Entry> size="small" rowKey={({ revision, computed }) => `${revision} ${computed}`} columns={columns} dataSource={[...checked]} rowClassName={({ problem }) => (problem === undefined ? '' : 'line-differs')} scroll={{ x: 'max-content' }} pagination={checked.length > PAGE ? { pageSize: PAGE, showSizeChanger: false, defaultCurrent: pageOf(checked.findIndex(({ problem }) => problem !== undefined)) } : false} />
    </section>
  );
}

function Hashes({ hash, computed }: { readonly hash: string; readonly computed: string }) {
  const { t } = useTexts();
  if (hash === computed) return <code title={hash}>{short(hash)}</code>;
  return (
    <>
      <div>{t('proof.stored')} <code title={hash}>{short(hash)}</code></div>
      <div>{t('proof.computed')} <code title={computed}>{short(computed)}</code></div>
    </>
  );
}

/** Enough to tell two apart; the whole one stands in its title. */
function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}

/** Where the first fault is seen at once. */
function pageOf(row: number): number {
  return row === -1 ? 1 : Math.floor(row / PAGE) + 1;
}
