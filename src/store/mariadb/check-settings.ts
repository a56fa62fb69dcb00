import type { Runner } from '../sql/script.js';
import { rowOf } from '../sql/script.js';
import { numberAt } from '../sql/cells.js';

/** Room for the largest released rulebook in one statement. */
const PACKET_BYTES_MIN = 4 * 1024 * 1024;

/**
 * Refuses a server that loses acknowledged commits, or cannot take what is sent.
 * @throws Error that says what to set
 */
export async function checkSettings(runner: Runner, allowUnsafeDurability: boolean): Promise<void> {
  const settings = await runner.read(() =>
    rowOf('SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS flush, @@GLOBAL.max_allowed_packet AS packet'),
  );
  if (settings === undefined) return;
  if (numberAt(settings, 'flush') !== 1 && !allowUnsafeDurability) {
    throw new Error(
      `Expected the server to write every commit to disk, but innodb_flush_log_at_trx_commit is ${numberAt(settings, 'flush')} and it would lose ` +
        'acknowledged commands in a crash. Set innodb_flush_log_at_trx_commit = 1, or pass allowUnsafeDurability where losing them is fine.',
    );
  }
  if (numberAt(settings, 'packet') < PACKET_BYTES_MIN) {
    throw new Error(`Expected max_allowed_packet to be at least 4M, but it is ${numberAt(settings, 'packet')}. Set max_allowed_packet = 16M.`);
  }
}
