import { textAt } from '../sql/cells.js';
import type { Runner } from '../sql/script.js';
import { rowsOf } from '../sql/script.js';

/** Variables of the server, as seen by one of our connections. Those that a server does not know are missing. */
export type Settings = ReadonlyMap<string, string>;

interface SettingRule {
  readonly name: string;
  readonly fits: (value: string, all: Settings) => boolean;
  /** What would happen otherwise. */
  readonly because: string;
  /** What to put into the server's configuration. */
  readonly set: string;
  /** What loses acknowledged commands may be allowed where losing them is fine. */
  readonly durability?: boolean;
}

/** Room for the largest draft of a rulebook in one statement. */
const PACKET_BYTES_MIN = 16 * 1024 * 1024;

const isOn = (value: string | undefined): boolean => /^(1|on)$/i.test(value ?? '');
const onCluster = (fits: (value: string) => boolean) => (value: string, all: Settings): boolean => !isOn(all.get('wsrep_on')) || fits(value);
const LOST = 'it would lose acknowledged commands in a crash';
const DROPPED = 'something between this server and the database changes what connections set, such as a proxy';

const RULES: readonly SettingRule[] = [
  { name: 'innodb_flush_log_at_trx_commit', fits: (value) => value === '1' || value === '3', because: LOST, set: 'innodb_flush_log_at_trx_commit = 1', durability: true },
  { name: 'innodb_doublewrite', fits: (value) => !/^(0|off|detect_only)$/i.test(value), because: 'a page half written at a loss of power could not be repaired', set: 'innodb_doublewrite = ON', durability: true },
  { name: 'innodb_flush_method', fits: (value) => !/^(nosync|littlesync)$/i.test(value), because: LOST, set: 'innodb_flush_method = O_DIRECT', durability: true },
  { name: 'sync_binlog', fits: (value, all) => value === '1' || !isOn(all.get('log_bin')), because: `with the binary log on, ${LOST}`, set: 'sync_binlog = 1', durability: true },
  { name: 'max_allowed_packet', fits: (value) => Number(value) >= PACKET_BYTES_MIN, because: 'the draft of a large rulebook would not fit into one statement', set: 'max_allowed_packet = 16M' },
  { name: 'read_only', fits: (value) => /^(0|off)$/i.test(value), because: 'nothing could be written there; it may be a replica', set: 'read_only = OFF, or DATABASE_URL to the server that is written to' },
  { name: 'binlog_format', fits: (value, all) => /^row$/i.test(value) || !(isOn(all.get('log_bin')) || isOn(all.get('wsrep_on'))), because: 'replicas and other nodes would not come to the same rows', set: 'binlog_format = ROW' },
  { name: 'innodb_autoinc_lock_mode', fits: onCluster((value) => value === '2'), because: 'nodes of a cluster would lock each other out', set: 'innodb_autoinc_lock_mode = 2' },
  { name: 'wsrep_osu_method', fits: onCluster((value) => /^toi$/i.test(value)), because: 'tables would be made or changed on this node alone', set: 'wsrep_OSU_method = TOI' },
  { name: 'wsrep_dirty_reads', fits: onCluster((value) => !isOn(value)), because: 'a node that has lost the others would answer with old rows', set: 'wsrep_dirty_reads = OFF' },
  { name: 'wsrep_provider_options', fits: onCluster((value) => !/pc\.(ignore_sb|ignore_quorum)\s*=\s*(true|1|yes|on)/i.test(value)), because: 'two halves of a parted cluster would both take commands', set: 'pc.ignore_sb = false and pc.ignore_quorum = false in wsrep_provider_options' },
  { name: 'sql_mode', fits: (value) => /STRICT_ALL_TABLES/i.test(value), because: `values would be cut off silently; ${DROPPED}`, set: 'sql_mode = STRICT_ALL_TABLES' },
  { name: 'tx_isolation', fits: (value) => /^read-committed$/i.test(value), because: `each command expects READ-COMMITTED; ${DROPPED}`, set: 'transaction-isolation = READ-COMMITTED' },
  { name: 'transaction_isolation', fits: (value) => /^read-committed$/i.test(value), because: `each command expects READ-COMMITTED; ${DROPPED}`, set: 'transaction-isolation = READ-COMMITTED' },
  { name: 'autocommit', fits: isOn, because: 'readers would hold on to what they have read', set: 'autocommit = ON' },
  { name: 'time_zone', fits: (value) => value === '+00:00', because: `instants are UTC; ${DROPPED}`, set: "default-time-zone = '+00:00'" },
  ...['character_set_client', 'character_set_connection', 'character_set_results'].map((name) => ({
    name, fits: (value: string) => value === 'utf8mb4', because: `letters would get lost on the way; ${DROPPED}`, set: 'character-set-server = utf8mb4 and skip-character-set-client-handshake = OFF',
  })),
];

export const CHECKED_SETTINGS: readonly string[] = RULES.map(({ name }) => name);

/**
 * Refuses a server that loses acknowledged commits, cuts values off, or cannot take what is sent.
 * @throws Error that says what to set
 */
export async function checkSettings(runner: Runner, allowUnsafeDurability: boolean): Promise<void> {
  const rows = await runner.read(() => rowsOf('SHOW SESSION VARIABLES'));
  const settings = new Map(rows.map((row) => [textAt(row, 'Variable_name').toLowerCase(), textAt(row, 'Value')]));
  const [fault] = unsafeSettings(settings, allowUnsafeDurability);
  if (fault !== undefined) throw new Error(fault);
}

/** @returns for each unsafe setting a sentence that says what to set */
export function unsafeSettings(settings: Settings, allowUnsafeDurability = false): readonly string[] {
  return RULES.flatMap(({ name, fits, because, set, durability = false }) => {
    const value = settings.get(name);
    if (value === undefined || fits(value, settings) || (durability && allowUnsafeDurability)) return [];
    const unless = durability ? ', or pass allowUnsafeDurability where losing them is fine' : '';
    return [`Expected a safe ${name} of the database, but it is ${shown(name, value)}, and ${because}. Set ${set}${unless}.`];
  });
}

/** Provider options are a page long: the part that matters is named by what to set. */
function shown(name: string, value: string): string {
  return name === 'wsrep_provider_options' ? 'another' : value === '' ? 'empty' : value;
}
