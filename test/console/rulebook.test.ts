/** The console of whoever keeps the rulebook; the last day goes into another month. */
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { stage } from './support/stage.js';
import './days/table.js';
import './days/admin.js';
import './days/guide.js';
import './days/practice.js';
import './days/tables.js';
import './days/redemption.js';

beforeAll(() => stage.open(), 600_000);
afterEach(() => stage.clear());
afterAll(() => stage.close());
