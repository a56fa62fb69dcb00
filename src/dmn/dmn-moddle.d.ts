/** The part of dmn-moddle that is used here; the package brings no types of its own. */
declare module 'dmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs: Record<string, string>;
    readonly [property: string]: unknown;
  }
  export class DmnModdle {
    create(type: string, properties: object): ModdleElement;
    createAny(type: string, uri: string, properties: object): ModdleElement;
    fromXML(xml: string): Promise<{ readonly rootElement: ModdleElement; readonly warnings: readonly { readonly message: string }[] }>;
    toXML(element: ModdleElement, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  }
}
