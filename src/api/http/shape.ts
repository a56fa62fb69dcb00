/** A plain object of the form that a DTO class describes: answers are data, never instances. */
export type Shape<Dto> = { readonly [Key in keyof Dto]: Dto[Key] };
