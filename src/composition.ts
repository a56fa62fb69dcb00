/**
 * The composition root: here, and nowhere else, the ports are bound to their adapters.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from './config/config.js';
import { standardChannels } from './connectors/channels/standard-channels.js';
import { standardConnectors } from './connectors/standard-connectors.js';
import { Engine } from './engine/engine.js';
import type { Channel } from './engine/ports/channel.js';
import type { Clock } from './engine/ports/clock.js';
import type { Connector } from './engine/ports/connector.js';
import type { Database } from './engine/ports/database.js';
import { folderStore } from './files/folder-store.js';
import { s3Store } from './files/s3-store.js';
import { typeOf } from './files/type-of.js';
import { WORD_LETTERS } from './letters/word-letters.js';
import { openMariadb } from './store/mariadb/open-mariadb.js';
import { openMemory } from './store/memory/open-memory.js';
import { openSqlite } from './store/sqlite/open-sqlite.js';

/** Pause between two looks for due work. */
const IDLE_MS = 250;

export interface ComposeOptions extends EngineOptions {
  /** Another clock than the database's: for demonstrations. */
  readonly clock?: Clock;
}

/** Opens the database that the settings name and puts an engine on it. Nothing runs by itself before `engine.start()`. */
export async function openEngine(config: Config, options: ComposeOptions = {}): Promise<Engine> {
  return engineOn(await openDatabase(config, options.clock), config, { channels: standardChannels(config), ...options });
}

export interface EngineOptions {
  readonly onError?: (error: unknown) => void;
  /** Connectors beside those that every server has. */
  readonly connectors?: readonly Connector[];
  /** Ways to people outside the inbox, instead of those that the settings name. */
  readonly channels?: readonly Channel[];
}

/** An engine on a database that is open already. */
export function engineOn(database: Database, { dataFolder, leaseMs, files, s3, noticeAgeHours = 24 }: Pick<Config, 'dataFolder' | 'leaseMs'> & Partial<Pick<Config, 'files' | 's3' | 'noticeAgeHours'>>, { onError = rethrow, connectors = [], channels = [] }: EngineOptions = {}): Engine {
  return new Engine({
    database,
    ids: { next: () => uuidv7() },
    connectors: [...standardConnectors(dataFolder), ...connectors],
    channels,
    noticeAgeMsMax: noticeAgeHours * 3_600_000,
    openMemory: async (clock) => openMemory({ clock }),
    leaseMs,
    idleMs: IDLE_MS,
    onError,
    typeOf,
    letters: WORD_LETTERS,
    ...(files === 'folder' && { files: folderStore(join(dataFolder, 'files')) }),
    ...(s3 && { files: s3Store(s3) }),
  });
}

async function openDatabase({ databaseUrl, migrationDatabaseUrl, dataFolder }: Config, clock: Clock | undefined): Promise<Database> {
  if (databaseUrl !== undefined) {
    return openMariadb({ url: databaseUrl, ...(migrationDatabaseUrl !== undefined && { migrationUrl: migrationDatabaseUrl }) });
  }
  await mkdir(dataFolder, { recursive: true });
  return openSqlite({ file: join(dataFolder, 'bylaw.sqlite'), ...(clock && { clock }) });
}

function rethrow(error: unknown): never {
  throw error;
}
