import { compileRulebook } from '../../core/case/compile-rulebook.js';
import type { CompiledRulebook } from '../../core/case/compiled.js';
import { lint } from '../../core/lint/lint.js';
import { figuresIn, type Figure } from '../../core/rulebook/figures/figures-in.js';
import { readRulebook } from '../../core/rulebook/read-rulebook.js';
import { sha256 } from '../history-codec.js';
import type { RulebookFiles } from '../ports/rulebook-store.js';
import { runExamples } from './run-examples.js';
import { runScenario } from './scenario-runner.js';
import type { OpenMemory } from './stage.js';
import { Touched } from './touched.js';

/** What became of a rulebook in which one figure was changed. */
export interface FigureVerdict {
  readonly figure: Figure;
  /** What noticed it: the title of a scenario or example, or the rule of the linter; absent where nothing did. */
  readonly noticedBy?: string;
}

/** The figures of a rulebook: those of its rules and workflows, and not of its scenarios or of calendars that are shared. */
export function figuresOf(files: RulebookFiles): readonly Figure[] {
  return Object.entries(files).flatMap(([path, text]) => (!path.endsWith('.yaml') || path.endsWith('.scenarios.yaml') || path.startsWith('calendars/') ? [] : figuresIn(path, text)));
}

/**
 * Changes one figure a little, up and then down, and asks whether anything in the rulebook notices: its reader, its linter, an
 * example, a scenario. A figure that nobody notices is one that no scenario shows.
 */
export async function checkFigure(company: string, files: RulebookFiles, figure: Figure, open: OpenMemory): Promise<FigureVerdict> {
  for (const { text } of figure.changed) {
    const noticedBy = await firstNotice(company, { ...files, [figure.file]: text }, figure.file, open);
    if (noticedBy !== undefined) return { figure, noticedBy };
  }
  return { figure };
}

/** Scenarios are asked before the linter: a figure that only the linter holds in its place is shown by none. */
async function firstNotice(company: string, files: RulebookFiles, file: string, open: OpenMemory): Promise<string | undefined> {
  const { definition, diagnostics } = readRulebook(company, files);
  if (!definition) return diagnostics[0]?.rule ?? 'reader';
  const rulebook = compileRulebook(definition, 'changed', sha256);
  const example = runExamples(rulebook, new Touched()).find(({ passed }) => !passed);
  if (example) return `${example.of}, ${example.title}`;
  return (await firstFailure(rulebook, file, open)) ?? [...diagnostics, ...lint(definition)][0]?.rule;
}

/** The scenarios of the changed workflow come first: they are the most likely to notice. */
async function firstFailure({ workflows }: CompiledRulebook, file: string, open: OpenMemory): Promise<string | undefined> {
  const isChanged = (id: string): boolean => file === `workflows/${id}.yaml`;
  const inOrder = [...workflows.values()].toSorted((one, other) => Number(isChanged(other.definition.id)) - Number(isChanged(one.definition.id)));
  for (const workflow of inOrder) {
    for (const scenario of workflow.definition.scenarios) {
      const { passed, title } = await runScenario(workflow, scenario, open, new Touched());
      if (!passed) return `${workflow.definition.id}, ${title}`;
    }
  }
  return undefined;
}
