import type { ExpressionKind } from '../../expression/check.js';
import { type Shape, unknownMembers } from '../../expression/members.js';
import type { Expression } from '../../model/expression.js';
import type { RulebookDefinition } from '../../model/definition.js';
import { sharedNames } from '../../rulebook/names/shared-names.js';
import { REGISTER_NAMES, SCHEDULE_NAMES, TABLE_NAMES } from '../../rulebook/names/standing-names.js';
import { nearestName } from '../../rulebook/nearest-name.js';
import type { Check, Finding } from '../check.js';
import { namesInWorkflow } from '../names.js';
import { SHAPES_OF_SCHEDULES, shapesOfRegister, shapesOfRulebook, shapesOfWorkflow } from '../shapes.js';
import { expressionsIn } from '../walk.js';

/** An expression that asks a value for a member which it never has: `case.starer`. */
export const unknownMember: Check = {
  rule: 'unknown-member',
  severity: 'error',
  find: (definition) => [...inWorkflows(definition), ...inSchedules(definition), ...inTables(definition), ...inFormulas(definition), ...inRegisters(definition)],
};

interface Surroundings {
  readonly names: readonly string[];
  readonly shapes: ReadonlyMap<string, Shape>;
}

function inWorkflows(definition: RulebookDefinition): readonly Finding[] {
  return [...definition.workflows.values()].flatMap((workflow) => {
    const { root, calendar, claims, facts, startedBy } = workflow;
    const around = { names: namesInWorkflow(definition, workflow), shapes: new Map([...shapesOfRulebook(definition), ...shapesOfWorkflow(workflow)]) };
    return expressionsIn([root, calendar, claims, facts, startedBy]).flatMap((one) => findings(one, 'expression', around));
  });
}

function inSchedules(definition: RulebookDefinition): readonly Finding[] {
  const around = { names: [...sharedNames(definition), ...SCHEDULE_NAMES], shapes: new Map([...shapesOfRulebook(definition), ...SHAPES_OF_SCHEDULES]) };
  return [...definition.workflows.values()].flatMap(({ schedules }) => expressionsIn(schedules).flatMap((one) => findings(one, 'expression', around)));
}

function inTables(definition: RulebookDefinition): readonly Finding[] {
  const shapes = shapesOfRulebook(definition);
  return [...definition.tables.values()].flatMap(({ inputs, rules }) => {
    const around = { names: [...sharedNames(definition), ...TABLE_NAMES, ...inputs.map(({ id }) => id)], shapes };
    return rules.flatMap(({ when, then }) => [
      ...[...when.values()].flatMap((one) => findings(one, 'unary-tests', around)),
      ...[...then.values()].flatMap((one) => findings(one, 'expression', around)),
    ]);
  });
}

function inFormulas(definition: RulebookDefinition): readonly Finding[] {
  const shapes = shapesOfRulebook(definition);
  return [...definition.formulas.values()].flatMap(({ examples: _examples, ...formula }) => {
    const columns = formula.kind === 'allocation' ? formula.requests : [];
    const names = [...sharedNames(definition), ...TABLE_NAMES, ...[...formula.inputs, ...columns].map(({ id }) => id)];
    return expressionsIn(formula).filter(({ text }) => !formula.inputs.some(({ allowed }) => allowed?.text === text)).flatMap((one) => findings(one, 'expression', { names, shapes }));
  });
}

function inRegisters(definition: RulebookDefinition): readonly Finding[] {
  const shapes = shapesOfRulebook(definition);
  return [...definition.registers.values()].flatMap((register) => {
    const seen = shapesOfRegister(definition, register);
    const names = [...sharedNames(definition), ...REGISTER_NAMES, ...seen.keys()];
    const { of, columns, period, totals } = register;
    return expressionsIn([of, [...columns.values()].map(({ value }) => value), period]).flatMap((one) => findings(one, 'expression', { names, shapes: new Map([...shapes, ...seen]) }))
      .concat(expressionsIn(totals).flatMap((one) => findings(one, 'expression', { names: [...names, ...totals.keys()], shapes })));
  });
}

function findings({ text, at }: Expression, kind: ExpressionKind, { names, shapes }: Surroundings): readonly Finding[] {
  return unknownMembers(text, kind, names, shapes).map(({ member, known }) => {
    const suggestion = nearestName(member, known);
    return { at, message: `Expected ${known.join(', ')} after the point, but found "${member}" in ${text}`, ...(suggestion !== undefined && { suggestion }) };
  });
}
