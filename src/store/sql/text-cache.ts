/** SQL texts that are put together once. A text is known by two names and the number of rows that it is for. */
export class TextCache {
  private readonly texts = new Map<string, Map<string, string[]>>();

  get(name: string, variant: string, count: number, make: () => string): string {
    const texts = this.textsOf(name, variant);
    return (texts[count] ??= make());
  }

  private textsOf(name: string, variant: string): string[] {
    const variants = this.texts.get(name) ?? new Map<string, string[]>();
    const texts = variants.get(variant) ?? [];
    if (texts.length === 0) this.texts.set(name, variants.set(variant, texts));
    return texts;
  }
}
