import type { Case, JsonObject, State, Verb } from '../../api/shapes.js';
import { behalfOf } from './principals-of.js';
import { useVerb } from './use-verb.js';
import { VerbButtons } from './verb-buttons.js';

interface Props {
  readonly found: Case;
  readonly states: readonly State[];
  readonly verbs: readonly Verb[];
  /** For whom the person has chosen to act, where there is a choice. */
  readonly chosen?: string | undefined;
  /** What is filled in on the page now, for `save`. */
  readonly filledIn?: () => JsonObject;
  readonly onSaved?: () => void;
}

/** Verbs of a task of a case, which are used at once. */
export function VerbList({ found, states, verbs, chosen, filledIn, onSaved }: Props) {
  const using = useVerb(found);
  const choose = (verb: Verb): boolean => {
    using.reset();
    if (verb.verb !== 'save' || !filledIn) return false;
    using.mutate({ verb, terms: { fields: filledIn(), ...behalfOf(verb, chosen) } }, { onSuccess: () => onSaved?.() });
    return true;
  };
  return <VerbButtons states={states} verbs={verbs} busy={using.isPending ? using.variables.verb : undefined} error={using.error} onChoose={choose} onUse={(verb, terms) => using.mutateAsync({ verb, terms: { ...terms, ...behalfOf(verb, chosen) } })} />;
}
