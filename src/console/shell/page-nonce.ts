/** By which the page's policy knows our style elements; the server makes a new one for every page. */
export const pageNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Some parts of Ant Design make style elements without asking for the nonce. Scripts of other sites do not run here, so all may have it. */
export function giveStylesTheNonce(): void {
  const create: (this: Document, name: string, options?: ElementCreationOptions) => HTMLElement = Reflect.get(document, 'createElement');
  const createWithNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create.call(document, name, options);
    if (name === 'style') element.nonce = pageNonce;
    return element;
  };
  Reflect.set(document, 'createElement', createWithNonce);
}
