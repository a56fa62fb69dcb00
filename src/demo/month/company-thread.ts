/** A thread that plays one company after the other, whichever it is sent. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../../config/config.js';
import { playCompany, type CompanyOptions } from './play-company.js';

export interface ThreadData {
  readonly options: CompanyOptions;
  readonly config: Config;
}

const { options, config } = workerData as ThreadData;

parentPort?.on('message', (id: string) => void playCompany(id, options, config).then((played) => parentPort?.postMessage(played)));
