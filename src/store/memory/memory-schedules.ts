import type { OccurrenceRow, SchedulePlan, ScheduleStore } from '../../engine/ports/schedule-store.js';
import type { OpenOccurrence } from '../../core/schedule/plan.js';
import { addMilliseconds } from '../instant.js';
import { OCCURRENCES } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { frozen } from './frozen.js';
import type { MemoryData, MemoryOccurrence } from './memory-data.js';
import { keyText } from './memory-data.js';
import { memoryPage } from './memory-page.js';

export function memoryScheduleStore(data: MemoryData): ScheduleStore {
  const of = (company: string): readonly MemoryOccurrence[] => [...data.occurrences.values()].filter((one) => one.company === company);
  return {
    plansToLookAt: async (now) => newestReleases(data).flatMap(([company, newest]) => {
      const plan = data.plans.get(company) ?? noPlan(company);
      return plan.seen < newest || (plan.lookAt !== null && plan.lookAt <= now) ? [plan] : [];
    }),
    open: async (company) => of(company).filter(isOpen).map(rowOf),
    savePlan: async (plan, { saved, removed, inForce }) => {
      const { company, revision } = plan;
      if ((data.plans.get(company) ?? noPlan(company)).revision !== revision) return false;
      data.plans.set(company, frozen({ ...plan, revision: revision + 1 }));
      if (inForce !== null) data.recounts.set(keyText(company, inForce), { company, version: inForce, cursor: null, leaseUntil: null, fence: 0 });
      for (const { workflow, id } of removed) {
        const key = keyText(company, workflow, id);
        const known = data.occurrences.get(key);
        if (known && isOpen(known)) data.occurrences.delete(key);
      }
      for (const one of saved) {
        const key = keyText(company, one.workflow, one.id);
        const known = data.occurrences.get(key);
        if (!known || isOpen(known)) data.occurrences.set(key, frozen({ ...newRow(company, one), leaseUntil: null, fence: (known?.fence ?? 0) + 1 }));
      }
      return true;
    },
    claim: async (now, leaseMs, limit, company) => {
      const due = [...data.occurrences.values()].filter((one) => one.state === 'waiting' && one.dueAt <= now && isFree(one, now) && (company ?? one.company) === one.company).sort(byDue);
      return due.slice(0, checkedLimit(limit)).map((one) => {
        const claimed = { ...one, fence: one.fence + 1, leaseUntil: addMilliseconds(now, leaseMs) };
        data.occurrences.set(keyOf(one), claimed);
        return { ...rowOf(claimed), fence: claimed.fence };
      });
    },
    isFollowed: async ({ company, workflow, schedule, dueAt }, now) => of(company).some((one) => one.workflow === workflow && one.schedule === schedule && one.dueAt > dueAt && one.dueAt <= now),
    settle: async (occurrence, { state, case: caseId, reason, at }) => {
      const known = data.occurrences.get(keyOf(occurrence));
      if (known?.fence === occurrence.fence) data.occurrences.set(keyOf(occurrence), { ...known, state, case: caseId, reason, settledAt: at, leaseUntil: null });
    },
    resume: async (company, workflow, id) => {
      const known = data.occurrences.get(keyText(company, workflow, id));
      if (known?.state !== 'halted') return false;
      data.occurrences.set(keyOf(known), { ...known, state: 'waiting', reason: null, settledAt: null, leaseUntil: null });
      return true;
    },
    list: async (company, { workflow, schedule }, page) =>
      memoryPage({ order: OCCURRENCES, items: of(company).filter((one) => (workflow ?? one.workflow) === one.workflow && (schedule ?? one.schedule) === one.schedule).map(rowOf), descending: true, keyOf: placeOf }, page),
    nextDue: async (now, company) => {
      const due = [...data.occurrences.values()].filter((one) => one.state === 'waiting' && isFree(one, now) && (company ?? one.company) === one.company).map(({ dueAt }) => dueAt);
      return [...due, ...[...data.plans.values()].flatMap((plan) => ((company ?? plan.company) === plan.company && plan.lookAt) || [])].sort()[0] ?? null;
    },
  };
}

function newestReleases({ releases }: MemoryData): readonly (readonly [string, number])[] {
  return [...new Map(releases.map(({ company, number }) => [company, number]))];
}

function noPlan(company: string): SchedulePlan {
  return { company, revision: 0, seen: 0, inForce: 0, cursors: {}, lookAt: null };
}

function newRow(company: string, { problem, ...one }: OpenOccurrence): OccurrenceRow {
  return { company, ...one, state: problem === null ? 'waiting' : 'halted', case: null, reason: problem, settledAt: null };
}

function rowOf({ leaseUntil: _lease, fence: _fence, ...row }: MemoryOccurrence): OccurrenceRow {
  return row;
}

function isOpen({ state }: OccurrenceRow): boolean {
  return state === 'waiting' || state === 'halted';
}

function isFree({ leaseUntil }: MemoryOccurrence, now: string): boolean {
  return leaseUntil === null || leaseUntil <= now;
}

function byDue(one: OccurrenceRow, other: OccurrenceRow): number {
  return one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0;
}

function keyOf({ company, workflow, id }: Pick<OccurrenceRow, 'company' | 'workflow' | 'id'>): string {
  return keyText(company, workflow, id);
}

function placeOf({ dueAt, workflow, id }: OccurrenceRow): readonly [string, string, string] {
  return [dueAt, workflow, id];
}
