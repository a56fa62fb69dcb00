type Files = Readonly<Record<string, string>>;

/** What may happen to a line: its value, or its key, is another one. */
const SPOILING: readonly ((line: string) => string)[] = [
  (line) => line.replace(/^(\s*(?:- )?[\w'.-]+:) .+$/, '$1 [1]'),
  (line) => line.replace(/^(\s*(?:- )?[\w'.-]+:) .+$/, '$1 { what: ever }'),
  (line) => line.replace(/^(\s*(?:- )?[\w'.-]+:) .+$/, '$1 some thing'),
  (line) => line.replace(/^(\s*(?:- )?[\w'.-]+):/, '$1_x y:'),
  (line) => line.replace(/([\w-]+): ([^{},[\]]+)(?=[,}])/, '$1: [1]'),
  (line) => line.replace(/([\w-]+): ([^{},[\]]+) \}/, '$1: some + }'),
  (line) => line.replace(/: /, '：'),
  () => '',
];

/** A rulebook once for each line and each way to spoil it: in all of its files at once, so that they are not too many. */
export function spoiltRulebooks(files: Files): readonly Files[] {
  const texts = Object.entries(files).filter(([path]) => path.endsWith('.yaml')).map(([path, text]) => [path, text.split('\n')] as const);
  const longest = Math.max(...texts.map(([, lines]) => lines.length));
  return Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
    SPOILING.map((spoil) => ({ ...files, ...Object.fromEntries(texts.map(([path, lines]) => [path, lines.map((line, index) => (index === at ? spoil(line) : line)).join('\n')])) })),
  );
}
