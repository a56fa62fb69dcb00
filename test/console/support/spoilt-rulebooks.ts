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

/** How far apart the lines are that are spoilt at once: near enough for few rulebooks, and so far that they do not hide each other. */
const APART = 3;

/** A rulebook with each of its lines spoilt in each way, many of them at once: a reader says what is wrong with all of them. */
export function spoiltRulebooks(files: Files): readonly Files[] {
  const texts = Object.entries(files).filter(([path]) => path.endsWith('.yaml')).map(([path, text]) => [path, text.split('\n')] as const);
  return Array.from({ length: APART }, (_, at) => at).flatMap((at) =>
    SPOILING.map((spoil) => ({ ...files, ...Object.fromEntries(texts.map(([path, lines]) => [path, lines.map((line, index) => (index % APART === at ? spoil(line) : line)).join('\n')])) })),
  );
}
