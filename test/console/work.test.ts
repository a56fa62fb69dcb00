/** The console of those who work on cases, and of those who look at them afterwards. Each file has one demonstration and one browser, because both are slow to start. */
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { stage } from './support/stage.js';
import './days/safety.js';
import './days/pages.js';
import './days/complaint.js';
import './days/staff.js';
import './days/verbs.js';
import './days/hostile.js';
import './days/together.js';
import './days/audit.js';
import './days/registers.js';
import './days/boards.js';
import './days/operations.js';

beforeAll(() => stage.open(), 600_000);
afterEach(() => stage.clear());
afterAll(() => stage.close());
