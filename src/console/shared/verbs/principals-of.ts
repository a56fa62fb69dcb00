interface Offer {
  readonly legal: boolean;
  readonly onBehalfOf?: string;
  readonly deputyOf?: readonly string[];
}

/** For whom somebody could do what is offered, being a deputy. */
export function principalsOf(offers: readonly Offer[]): readonly string[] {
  return [...new Set(offers.filter(({ legal }) => legal).flatMap(({ onBehalfOf, deputyOf }) => deputyOf ?? onBehalfOf ?? []))];
}

/** For whom one thing is done: whom the person has chosen, where it can be done for that one. */
export function behalfOf({ onBehalfOf, deputyOf }: Offer, chosen: string | undefined): { readonly onBehalfOf?: string } {
  const principal = chosen !== undefined && deputyOf?.includes(chosen) ? chosen : onBehalfOf;
  return principal === undefined ? {} : { onBehalfOf: principal };
}
