import type { Case, CaseVerb, State } from '../../api/shapes.js';
import { CaseVerbButtons } from './case-verb-buttons.js';
import { useCaseVerb } from './use-case-verb.js';

interface Props {
  readonly found: Case;
  readonly states: readonly State[];
  readonly verbs: readonly CaseVerb[];
}

/** What may be done with a case as a whole, which is done at once. */
export function CaseVerbList({ found, states, verbs }: Props) {
  const using = useCaseVerb(found);
  return <CaseVerbButtons found={found} states={states} verbs={verbs} busy={using.isPending} error={using.error} onChoose={() => using.reset()} onUse={(verb, terms) => using.mutateAsync({ verb, terms })} />;
}
