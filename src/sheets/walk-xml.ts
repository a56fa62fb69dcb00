import { Parser } from 'saxen';
import { SheetError } from './sheet-error.js';

/** Names come without their prefix, texts with their entities resolved; others than those of XML itself are left as they stand. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Walks over a part of an Excel file once. @throws SheetError where it is no XML, or has a document type */
export function walkXml(xml: string, { open, close, text }: XmlVisitor): void {
  const fail = (why: string): never => {
    throw new SheetError(`Expected an Excel file (.xlsx), but ${why}.`);
  };
  new Parser()
    .on('openTag', (name, attributes, decode) => open(localName(name), () => decodedAll(attributes(), decode)))
    .on('closeTag', (name) => close?.(localName(name)))
    .on('text', (found, decode) => text?.(decode(found)))
    .on('cdata', (found) => text?.(found))
    .on('attention', () => fail('one of its parts has a document type'))
    .on('warn', () => undefined)
    .on('error', () => fail('one of its parts is no XML'))
    .parse(xml);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodedAll(attributes: Readonly<Record<string, string>>, decode: (text: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, decode(value)]));
}
