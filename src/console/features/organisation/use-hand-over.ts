import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client, newKey, type Schemas } from '../../api/client.js';
import { useKey } from '../../shared/use-key.js';
import { seen, type Organisation } from './organisation-queries.js';

type Page = Schemas['HandOverReportDto'];

export type HandedCase = Page['rows'][number];
export type HandedSeat = HandedCase['seats'][number];

/** All pages of a report together. */
export type HandOverReport = Pick<Page, 'rows' | 'deputyships'>;

/** To whom a person's work goes, and why. */
export interface Wanted {
  readonly to: string;
  /** Tasks that go to somebody else. */
  readonly tasks: readonly { readonly case: string; readonly task: string; readonly to: string }[];
  readonly reason: string;
}

const PAGE = 100;

/** Shows what would come of handing a person's work over, or does it; then the person may be disabled, last of all. */
export function useHandOver(organisation: Organisation, person: string) {
  const queries = useQueryClient();
  const keyOf = useKey();
  const all = async (wanted: Wanted, key: string, preview: boolean): Promise<HandOverReport> => {
    const report = { rows: [] as HandedCase[], deputyships: [] as Page['deputyships'][number][] };
    for (let after: string | null | undefined; after !== null; ) {
      const body = { ...wanted, tasks: [...wanted.tasks], preview, limit: PAGE, ...(after !== undefined && { after }) };
      const page: Page = await answer(client.POST('/api/v1/people/{id}/hand-over', { params: { path: { id: person }, header: { 'Idempotency-Key': key } }, body }));
      report.rows.push(...page.rows);
      report.deputyships.push(...page.deputyships);
      after = page.next;
    }
    return report;
  };
  const preview = useMutation({ mutationFn: (wanted: Wanted) => all(wanted, newKey(), true) });
  const carryOut = useMutation({
    mutationFn: async ({ wanted, disable }: { readonly wanted: Wanted; readonly disable: boolean }) => {
      const report = await all(wanted, keyOf([person, wanted]), false);
      const before = organisation.people[person];
      if (disable && before) await answer(client.PUT('/api/v1/organisation/people/{id}', { params: { path: { id: person }, query: { reason: wanted.reason.slice(0, 500) }, header: seen(organisation.version) }, body: { ...before, active: false } as never }));
      return report;
    },
    onSettled: () => Promise.all([['organisation'], ['people'], ['deputies'], ['tasks'], ['cases'], ['case']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return { preview, carryOut };
}
