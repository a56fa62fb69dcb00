import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { lint } from '../../core/lint/lint.js';
import type { Diagnostic } from '../../core/model/diagnostic.js';
import { sharedNames } from '../../core/rulebook/names/shared-names.js';
import { readRulebook } from '../../core/rulebook/read-rulebook.js';
import { borrowedNames } from '../../dmn/borrowed-names.js';
import { exportDmn, importDmn, type DmnImport } from '../../dmn/exchange.js';
import { MAX_XML_BYTES } from '../../dmn/guard-xml.js';
import { DmnError } from '../../dmn/model.js';
import { diagnosticLine } from '../diagnostic-line.js';
import { CommandError, counted, print, type OutputOptions } from '../output.js';
import { pathInFolder, readFolder, writeFolder } from '../rulebook-folder.js';
import { SURROUNDINGS } from '../surroundings.js';

interface ImportFlags extends OutputOptions {
  readonly into?: string;
  readonly root: string;
  readonly replace?: boolean;
}

interface ExportFlags extends OutputOptions {
  readonly out: string;
  readonly root: string;
}

export function addDmn(program: Command): void {
  const dmn = program.command('dmn').description('exchange decision tables with DMN modelers and engines');
  dmn
    .command('import')
    .description('read decision tables and literal expressions of DMN 1.3, 1.4 or 1.5 as tables of a rulebook')
    .argument('<files...>')
    .option('--into <company>', 'write rules/<company>/<table>.yaml and check them (default: print the YAML)')
    .option('--replace', 'write over tables that are there')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--json', 'print JSON')
    .action(runImport);
  dmn
    .command('export')
    .description('write decision tables as DMN 1.3, a file for each')
    .argument('<company>')
    .argument('[tables...]', 'all where none is named')
    .requiredOption('--out <folder>', 'folder for the files')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--json', 'print JSON')
    .action(runExport);
}

async function runImport(files: readonly string[], flags: ImportFlags): Promise<void> {
  const found: (DmnImport & { readonly file: string })[] = [];
  for (const file of files) found.push({ file, ...(await importFile(file)) });
  const faults = flags.into === undefined ? [] : await writeTables(flags.into, found, flags);
  print(flags, { files: found, diagnostics: faults }, [...found.flatMap((one) => importLines(one, flags.into === undefined)), ...faults.map(diagnosticLine)].join('\n'));
  if (found.some(({ refused }) => refused.length > 0) || faults.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

async function importFile(file: string): Promise<DmnImport> {
  const { size } = await stat(file).catch(() => {
    throw new CommandError(`Expected a DMN file, but there is none at ${file}.`);
  });
  if (size > MAX_XML_BYTES) throw new CommandError(`${file}: Expected a DMN file of at most ${MAX_XML_BYTES} bytes, but found ${size}.`);
  try {
    return await importDmn(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    if (error instanceof DmnError) throw new CommandError(`${file}: ${error.message}`);
    if (error instanceof TypeError) throw new CommandError(`${file}: Expected UTF-8, but found bytes that are none.`);
    throw error;
  }
}

/** Writes all tables or none. @returns what is wrong in their files, now that they are part of the rulebook */
async function writeTables(company: string, found: readonly DmnImport[], { root, replace }: ImportFlags): Promise<readonly Diagnostic[]> {
  const written: Record<string, string> = {};
  for (const { table, yaml } of found.flatMap(({ tables }) => tables)) {
    const path = `rules/${table}.yaml`;
    if (path in written) throw new CommandError(`Expected each table once, but ${table} is in the files twice.`);
    if (!replace && existsSync(pathInFolder(root, company, path))) throw new CommandError(`Expected no table of the name ${table} in ${company}, but there is one. Use --replace to write over it.`);
    written[path] = yaml;
  }
  await writeFolder(root, company, written);
  const { definition, diagnostics } = readRulebook(company, await readFolder(root, company));
  const all = definition ? [...diagnostics, ...lint(definition, { ...SURROUNDINGS })] : diagnostics;
  return all.filter(({ file }) => file in written).map((one) => ({ ...one, file: pathInFolder(root, company, one.file) }));
}

function importLines({ file, tables, left, refused }: DmnImport & { readonly file: string }, withYaml: boolean): readonly string[] {
  const of = tables.length > 0 ? `: ${tables.map(({ table }) => table).join(', ')}` : '';
  const said = [`# ${basename(file)}: ${counted(tables.length, 'table')}${of}`, ...refused.map((one) => `#   refused: ${one}`), ...left.map((one) => `#   ${one}`)];
  return [...said, ...tables.flatMap(({ table, yaml, notes }) => [...notes.map((note) => `#   ${table}: ${note}`), ...(withYaml ? [yaml.trimEnd()] : [])])];
}

async function runExport(company: string, tables: readonly string[], flags: ExportFlags): Promise<void> {
  const { definition, diagnostics } = readRulebook(company, await readFolder(flags.root, company));
  if (!definition) throw new CommandError(['Expected a rulebook without errors, but:', ...diagnostics.map((one) => diagnosticLine({ ...one, file: pathInFolder(flags.root, company, one.file) }))].join('\n'), diagnostics);
  const strange = tables.find((id) => !definition.tables.has(id));
  if (strange !== undefined) throw new CommandError(`Expected a table of ${company} (${[...definition.tables.keys()].join(', ')}), but found "${strange}".`);
  const wanted = tables.length > 0 ? tables : [...definition.tables.keys()];
  await mkdir(flags.out, { recursive: true });
  const names = sharedNames(definition);
  const files: { readonly file: string; readonly borrows: readonly string[] }[] = [];
  for (const id of wanted) {
    const table = definition.tables.get(id);
    if (!table) continue;
    const file = join(flags.out, `${id}.dmn`);
    await writeFile(file, await exportDmn(table, definition.language));
    files.push({ file, borrows: borrowedNames(table, names) });
  }
  print(flags, { company, files }, [`${counted(files.length, 'table')} of ${company} written`, ...files.map(({ file, borrows }) => `  ${file}${borrows.length > 0 ? `; other engines have to be told: ${borrows.join(', ')}` : ''}`)].join('\n'));
}
