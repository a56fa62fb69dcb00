import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import type { DmnColumn, DmnDecision, DmnTable, Marks } from './model.js';
import { NAMESPACE } from './namespace.js';

const moddle = new DmnModdle();

/** One decision as a file of DMN 1.3, which newer tools read as well, with its inputs drawn above it. */
export async function writeXml(decision: DmnDecision): Promise<string> {
  const id = xmlId(decision.id);
  const inputs = decision.needs.map(({ name, typeRef, marks }, index) =>
    moddle.create('dmn:InputData', { 'id': `${id}_data_${index + 1}`, name, ...marked(marks), variable: moddle.create('dmn:InformationItem', { id: `${id}_data_${index + 1}_value`, name, ...(typeRef !== undefined && { typeRef }) }) }),
  );
  const drawn = decisionElement(decision, id, inputs);
  const root = moddle.create('dmn:Definitions', {
    'id': `${id}_file`,
    'name': decision.name,
    'namespace': `${NAMESPACE}:${id}`,
    'xmlns': 'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'xmlns:bylaw': NAMESPACE,
    'exporter': 'Bylaw',
    'drgElement': [drawn, ...inputs],
  });
  return (await moddle.toXML(withDrawing(root, drawn, inputs), { format: true })).xml;
}

function decisionElement({ name, logic, marks, examples }: DmnDecision, id: string, inputs: readonly ModdleElement[]): ModdleElement {
  const typeRef = logic.kind === 'literal' ? logic.typeRef : undefined;
  return moddle.create('dmn:Decision', {
    id,
    name,
    ...marked(marks),
    ...(examples !== undefined && { extensionElements: moddle.create('dmn:ExtensionElements', { values: [moddle.createAny('bylaw:examples', NAMESPACE, { $body: examples })] }) }),
    variable: moddle.create('dmn:InformationItem', { id: `${id}_answer`, name, ...(typeRef !== undefined && { typeRef }) }),
    informationRequirement: inputs.map((input, index) =>
      moddle.create('dmn:InformationRequirement', { id: `${id}_needs_${index + 1}`, requiredInput: moddle.create('dmn:DMNElementReference', { href: `#${String(input['id'])}` }) }),
    ),
    decisionLogic: logic.kind === 'table' ? tableElement(logic, id) : moddle.create('dmn:LiteralExpression', { id: `${id}_formula`, text: logic.text, ...(typeRef !== undefined && { typeRef }) }),
  });
}

function tableElement(table: DmnTable, id: string): ModdleElement {
  const { hitPolicy, aggregation, inputs, outputs, annotations, rules } = table;
  return moddle.create('dmn:DecisionTable', {
    id: `${id}_table`,
    hitPolicy,
    ...(aggregation !== undefined && { aggregation }),
    input: inputs.map((input, index) => inputElement(input, `${id}_input_${index + 1}`)),
    output: outputs.map((output, index) => outputElement(output, `${id}_output_${index + 1}`)),
    annotation: annotations.map((name) => moddle.create('dmn:RuleAnnotationClause', { name })),
    rule: rules.map((rule, index) => {
      const own = `${id}_row_${index + 1}`;
      return moddle.create('dmn:DecisionRule', {
        id: own,
        inputEntry: rule.inputs.map(({ text, marks }, column) => moddle.create('dmn:UnaryTests', { id: `${own}_in_${column + 1}`, text, ...marked(marks) })),
        outputEntry: rule.outputs.map((text, column) => moddle.create('dmn:LiteralExpression', { id: `${own}_out_${column + 1}`, text })),
        annotationEntry: rule.annotations.map((text) => moddle.create('dmn:RuleAnnotation', { text })),
      });
    }),
  });
}

function inputElement({ text, typeRef, values, marks }: DmnColumn, id: string): ModdleElement {
  return moddle.create('dmn:InputClause', {
    id,
    ...marked(marks),
    inputExpression: moddle.create('dmn:LiteralExpression', { id: `${id}_asks`, text, ...(typeRef !== undefined && { typeRef }) }),
    ...(values !== undefined && { inputValues: moddle.create('dmn:UnaryTests', { id: `${id}_values`, text: values }) }),
  });
}

function outputElement({ text, typeRef, values, default: otherwise, marks }: DmnColumn, id: string): ModdleElement {
  return moddle.create('dmn:OutputClause', {
    id,
    name: text,
    ...(typeRef !== undefined && { typeRef }),
    ...marked(marks),
    ...(values !== undefined && { outputValues: moddle.create('dmn:UnaryTests', { id: `${id}_values`, text: values }) }),
    ...(otherwise !== undefined && { defaultOutputEntry: moddle.create('dmn:LiteralExpression', { id: `${id}_default`, text: otherwise }) }),
  });
}

const WIDE = 180;
const HIGH = { decision: 80, input: 45 };
const STEP = WIDE + 40;

/** Inputs in a line at the bottom, the decision above, a line from each to it. */
function withDrawing(root: ModdleElement, decision: ModdleElement, inputs: readonly ModdleElement[]): ModdleElement {
  const bounds = (x: number, y: number, height: number): ModdleElement => moddle.create('dc:Bounds', { x, y, width: WIDE, height });
  const shape = (element: ModdleElement, at: ModdleElement): ModdleElement => moddle.create('dmndi:DMNShape', { id: `${String(element['id'])}_shape`, dmnElementRef: element, bounds: at });
  const requirements = (decision['informationRequirement'] ?? []) as readonly ModdleElement[];
  const edges = requirements.map((requirement, index) => {
    const points = [[100 + index * STEP + WIDE / 2, 280], [100 + WIDE / 2, 100 + HIGH.decision]] as const;
    return moddle.create('dmndi:DMNEdge', { id: `${String(requirement['id'])}_line`, dmnElementRef: requirement, waypoint: points.map(([x, y]) => moddle.create('dc:Point', { x, y })) });
  });
  const shapes = [shape(decision, bounds(100, 100, HIGH.decision)), ...inputs.map((input, index) => shape(input, bounds(100 + index * STEP, 280, HIGH.input)))];
  const drawing = moddle.create('dmndi:DMNDI', { diagrams: [moddle.create('dmndi:DMNDiagram', { id: `${String(decision['id'])}_drawing`, diagramElements: [...shapes, ...edges] })] });
  return Object.assign(root, { dmnDI: drawing });
}

function marked(marks: Marks): Record<string, string> {
  return Object.fromEntries(Object.entries(marks).map(([name, value]) => [`bylaw:${name}`, value]));
}

/** An id that every tool takes: XML would allow more letters than ASCII's, but dmn-js does not. */
export function xmlId(id: string): string {
  if (/^[A-Za-z_][\w.-]*$/.test(id)) return id;
  return `table_${Array.from(id).map((sign) => (/[A-Za-z0-9-]/.test(sign) ? sign : `_${(sign.codePointAt(0) ?? 0).toString(16)}`)).join('')}`;
}
