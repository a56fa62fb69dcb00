/** Something that is offered to somebody, in a right of the own or as a deputy. */
export interface Offer {
  readonly legal: boolean;
  /** As whose deputy, where it is no right of the own. */
  readonly onBehalfOf?: string;
}

/** @template Offered what is offered */
export type Offering<Offered> = Offered & {
  /** Everybody as whose deputy it could be done, where that is more than one person. */
  readonly deputyOf?: readonly string[];
};

/** What each of somebody's faces is offered, each thing once: in a right of the own where there is one, otherwise as a deputy, or with the own reason. */
export function offeredTo<Offered extends Offer>([own = [], ...others]: readonly (readonly Offered[])[], nameOf: (offer: Offered) => string): readonly Offering<Offered>[] {
  const legal = others.flat().filter((offer) => offer.legal);
  const borrowed = new Map(legal.toReversed().map((offer) => [nameOf(offer), withDeputyOf(offer, legal.filter((one) => nameOf(one) === nameOf(offer)))]));
  const known = new Set(own.map(nameOf));
  return [...own.map((offer) => (offer.legal ? offer : (borrowed.get(nameOf(offer)) ?? offer))), ...[...borrowed].filter(([name]) => !known.has(name)).map(([, offer]) => offer)];
}

function withDeputyOf<Offered extends Offer>(offer: Offered, alike: readonly Offered[]): Offering<Offered> {
  const principals = [...new Set(alike.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))];
  return principals.length > 1 ? { ...offer, deputyOf: principals } : offer;
}
