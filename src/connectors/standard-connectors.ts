import { join } from 'node:path';
import type { Connector } from '../engine/ports/connector.js';
import { archiveConnector } from './archive.connector.js';

/** The connectors that every server has. @param dataFolder where they may keep files */
export function standardConnectors(dataFolder: string): readonly Connector[] {
  return [archiveConnector(join(dataFolder, 'archive'))];
}

/** Their names, for checking a rulebook without a server. */
export const STANDARD_CONNECTORS: readonly string[] = standardConnectors('.').map(({ name }) => name);
