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
import type { Clock, Ids } from './engine/ports/clock.js';
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

const RANDOM_IDS: Ids = { next: () => uuidv7() };

export interface ComposeOptions extends EngineOptions {
  /** Another clock than the database's: for demonstrations. */
  readonly clock?: Clock;
}

/** Opens the database that the settings name and puts an engine on it. Nothing runs by itself before `engine.start()`. */
export async function openEngine(config: Config, options: ComposeOptions = {}): Promise<Engine> {
  return engineOn(await openDatabase(config, options.clock), config, { channels: standardChannels(config), ...options });
}

export interface StageOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Keeps nothing: the database of the settings is left alone. */
  readonly inMemory: boolean;
  /** What stands between the engine and its database. */
  readonly around: (database: Database) => Database;
}

/** An engine for what is played: by a clock that the player sets, with ids of the player's, where all outside work succeeds at once with its input as the result. */
export async function openStage(config: Config, { clock, ids, inMemory, around }: StageOptions): Promise<Engine> {
  const database = inMemory ? openMemory({ clock }) : await openDatabase(config, clock, { byClock: true });
  const connectors = standardConnectors(config.dataFolder).map(({ name }): Connector => ({ name, run: async ({ input }) => input }));
  return engineOn(around(database), config, { ids, connectors, channels: [] });
}

export interface EngineOptions {
  readonly onError?: (error: unknown) => void;
  /** Other ids than random ones: for what is played. */
  readonly ids?: Ids;
  /** Connectors beside those that every server has, or instead of those of the same name. */
  readonly connectors?: readonly Connector[];
  /** Ways to people outside the inbox, instead of those that the settings name. */
  readonly channels?: readonly Channel[];
}

/** An engine on a database that is open already. */
export function engineOn(database: Database, { dataFolder, leaseMs, files, s3, noticeAgeHours = 24 }: Pick<Config, 'dataFolder' | 'leaseMs'> & Partial<Pick<Config, 'files' | 's3' | 'noticeAgeHours'>>, { onError = rethrow, ids = RANDOM_IDS, connectors = [], channels = [] }: EngineOptions = {}): Engine {
  return new Engine({
    database,
    ids,
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

/** @param byClock also MariaDB goes by the clock, and not by its own */
async function openDatabase({ databaseUrl, migrationDatabaseUrl, dataFolder }: Config, clock: Clock | undefined, { byClock = false } = {}): Promise<Database> {
  if (databaseUrl !== undefined) {
    return openMariadb({ url: databaseUrl, ...(migrationDatabaseUrl !== undefined && { migrationUrl: migrationDatabaseUrl }), ...(byClock && clock && { clock, allowManualClock: true }) });
  }
  await mkdir(dataFolder, { recursive: true });
  return openSqlite({ file: join(dataFolder, 'bylaw.sqlite'), ...(clock && { clock }) });
}

function rethrow(error: unknown): never {
  throw error;
}
