interface PragmaRule {
  readonly name: string;
  readonly expected: string | number;
  readonly sentence: string;
}

const RULES: readonly PragmaRule[] = [
  { name: 'journal_mode', expected: 'wal', sentence: 'its journal cannot be shared; put DATA_FOLDER on a file system of this computer, not of a network' },
  { name: 'synchronous', expected: 2, sentence: 'a loss of power would take acknowledged commands with it; use an SQLite that allows synchronous = FULL' },
  { name: 'foreign_keys', expected: 1, sentence: 'use an SQLite that allows foreign_keys = ON' },
  { name: 'encoding', expected: 'UTF-8', sentence: 'another program has made it and ids would sort otherwise; begin with a new file, or copy it into one with encoding UTF-8' },
];

/**
 * Refuses a file under whose settings a commit would not survive a loss of power.
 * @param pragma gives the value that a setting really has
 * @throws Error that says what to do
 */
export function checkPragmas(pragma: (name: string) => unknown): void {
  for (const { name, expected, sentence } of RULES) {
    const found = pragma(name);
    if (found !== expected) throw new Error(`Expected the database file to have ${name} ${expected}, but it has ${String(found)}: ${sentence}.`);
  }
}
