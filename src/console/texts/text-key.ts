import type english from './en.json';

/** The name of a text in the resource files. */
export type TextKey = keyof typeof english;
