import type { RegisterLog } from '../../engine/ports/register-log.js';
import { REGISTER_READINGS } from '../lists.js';
import { frozen } from './frozen.js';
import type { MemoryData } from './memory-data.js';
import { memoryPage } from './memory-page.js';

export function memoryRegisterLog(data: MemoryData): RegisterLog {
  return {
    record: async (reading) => void data.readings.push(frozen(reading)),
    list: async (company, { register, person }, page) => {
      const items = data.readings.filter((one) => one.company === company && (register === undefined || one.register === register) && (person === undefined || one.person === person));
      return memoryPage({ order: REGISTER_READINGS, items, descending: true, keyOf: ({ at, id }) => [at, id] }, page);
    },
  };
}
