/** The console of companies without a past: who stands in for whom, what the calendar says, and who is there. */
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { stage } from './support/stage.js';
import './days/standing-in.js';
import './days/time.js';
import './days/organisation.js';

beforeAll(() => stage.open(['duties', 'fund-marketing', 'rebate-mall', 'service-centre', 'trading']), 600_000);
afterEach(() => stage.clear());
afterAll(() => stage.close());
