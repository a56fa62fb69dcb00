export interface Use {
  readonly file: string;
  readonly line: number;
}

/** The first line of each rule and workflow that names a figure; texts for people and comments do not count. */
export function usesOf(files: Readonly<Record<string, string>>, ids: readonly string[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>(ids.map((id) => [id, []]));
  const names = ids.map((id) => [id, new RegExp(`(?<![\\p{L}\\p{N}_-])${id.split('-').map(literally).join(' +')}(?![\\p{L}\\p{N}_-])`, 'u')] as const);
  for (const [file, text] of Object.entries(files)) {
    if (!/^(?:rules|workflows)\/.*\.yaml$/.test(file) || /(?:\/rulebook|\.scenarios)\.yaml$/.test(file)) continue;
    const lines = text.split('\n').map(withoutWords);
    for (const [id, name] of names) {
      const at = lines.findIndex((line) => name.test(line));
      if (at >= 0) uses.get(id)?.push({ file, line: at + 1 });
    }
  }
  return uses;
}

function withoutWords(line: string): string {
  return line.replace(/(?:^|\s)#.*$/, '').replace(/\b(?:zh|en|title): *(?:'[^']*'|"[^"]*"|[^,}]*)/g, '');
}

/** An id is being typed: it may be anything. */
function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
