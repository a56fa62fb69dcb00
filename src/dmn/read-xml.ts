import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import { guardXml } from './guard-xml.js';
import { DmnError, type DmnColumn, type DmnDecision, type DmnFile, type DmnLiteral, type DmnNeed, type DmnRule, type DmnTable, type DmnType, type Marks } from './model.js';
import { NAMESPACE } from './namespace.js';

/** Reads DMN 1.3, 1.4 or 1.5. @throws DmnError where it is no such file, or a hostile one */
export async function readXml(text: string): Promise<DmnFile> {
  const { rootElement: root, warnings } = await parse(guardXml(text));
  const reader = new FileReader(root);
  const file = reader.file();
  return { ...file, left: [...warnings.map(({ message }) => `Not carried over: ${oneLine(message)}.`), ...file.left] };
}

async function parse(xml: string): ReturnType<DmnModdle['fromXML']> {
  const found = await new DmnModdle().fromXML(xml).catch((error: unknown) => {
    throw new DmnError(`Expected a DMN file, but ${oneLine(error instanceof Error ? error.message : String(error))}.`);
  });
  const fatal = found.warnings.find(({ message }) => /^unparsable content <(?:[\w.-]+:)?definitions>/.test(message));
  if (fatal) throw new DmnError(`Expected a DMN file, but ${oneLine(fatal.message)}.`);
  return found;
}

function oneLine(message: string): string {
  return message.split('\n').map((line) => line.trim()).join(', ').slice(0, 300);
}

class FileReader {
  readonly #left: string[] = [];
  readonly #refused: string[] = [];
  /** Attributes of other people's namespaces. */
  readonly #foreign = new Set<string>();
  readonly #byId: ReadonlyMap<string, ModdleElement>;
  readonly #prefix: string;

  constructor(private readonly root: ModdleElement) {
    this.#byId = new Map(list(root, 'drgElement').map((element) => [string(element, 'id') ?? '', element]));
    const declared = Object.entries(root.$attrs).find(([, uri]) => uri === NAMESPACE)?.[0];
    this.#prefix = declared === undefined ? 'bylaw:' : `${declared.replace(/^xmlns:?/, '')}:`;
  }

  file(): DmnFile {
    this.#checkLanguage(this.root, 'the file');
    const types = new Map(list(this.root, 'itemDefinition').flatMap((item) => this.#type(item)));
    const decisions = list(this.root, 'drgElement').flatMap((element) => this.#drgElement(element));
    for (const [key, what] of Object.entries(ELSEWHERE)) if (list(this.root, key).length > 0) this.#left.push(`Not carried over: ${what} of the file.`);
    for (const name of this.#foreign) this.#left.push(`Not carried over: the attribute ${name}.`);
    if (child(this.root, 'dmnDI') && !decisions.every(({ marks }) => marks['table'] !== undefined)) this.#left.push('Not carried over: the drawing of the decisions; an export draws them anew.');
    return { name: string(this.root, 'name') ?? '', decisions, types, left: this.#left, refused: this.#refused };
  }

  #type(item: ModdleElement): readonly (readonly [string, DmnType])[] {
    const name = string(item, 'name') ?? '';
    const values = textOf(item['allowedValues']);
    if (item['isCollection'] === true) return [[name, { base: 'list' }]];
    const base = string(item, 'typeRef');
    if (base !== undefined) return [[name, { base, ...(values !== undefined && { values }) }]];
    this.#left.push(`Not carried over: the parts of the type "${name}"; its columns take any value.`);
    return [[name, { base: 'Any' }]];
  }

  #drgElement(element: ModdleElement): readonly DmnDecision[] {
    const name = string(element, 'name') ?? string(element, 'id') ?? '';
    if (element.$type === 'dmn:InputData') return [];
    if (element.$type !== 'dmn:Decision') {
      this.#left.push(`Not carried over: "${name}", because it is no decision but a ${element.$type.replace('dmn:', '')}.`);
      return [];
    }
    try {
      return [this.#decision(element, name)];
    } catch (error) {
      if (!(error instanceof DmnError)) throw error;
      this.#refused.push(`The decision "${name}" was not taken: ${error.message}`);
      return [];
    }
  }

  #decision(element: ModdleElement, name: string): DmnDecision {
    for (const key of ABOUT) if (element[key] !== undefined) this.#left.push(`Not carried over: the ${key} of "${name}".`);
    const words = ['question', 'allowedAnswers', 'description'].flatMap((key) => string(element, key) ?? []);
    const examples = list(child(element, 'extensionElements'), 'values').find(({ $type }) => $type === `${this.#prefix}examples`)?.['$body'];
    for (const { $type } of list(child(element, 'extensionElements'), 'values')) if ($type !== `${this.#prefix}examples`) this.#left.push(`Not carried over: the extension ${$type} of "${name}".`);
    return { id: string(element, 'id') ?? '', name, needs: this.#needs(element), logic: this.#logic(element), marks: this.#marks(element), words, ...(typeof examples === 'string' && { examples }) };
  }

  #logic(element: ModdleElement): DmnTable | DmnLiteral {
    const logic = child(element, 'decisionLogic');
    if (logic?.$type === 'dmn:DecisionTable') return this.#table(logic);
    if (logic?.$type === 'dmn:LiteralExpression') {
      this.#checkLanguage(logic, 'its expression');
      const typeRef = string(logic, 'typeRef') ?? string(child(element, 'variable'), 'typeRef');
      return { kind: 'literal', text: string(logic, 'text') ?? '', ...(typeRef !== undefined && { typeRef }) };
    }
    throw new DmnError(`Expected a decision table or a literal expression, but found ${logic ? logic.$type.replace('dmn:', '') : 'no logic that can be read'}.`);
  }

  #table(table: ModdleElement): DmnTable {
    const aggregation = string(table, 'aggregation');
    if (string(table, 'outputLabel') !== undefined) this.#left.push(`Not carried over: the label "${string(table, 'outputLabel') ?? ''}" above the outputs.`);
    return {
      kind: 'table',
      hitPolicy: string(table, 'hitPolicy') ?? 'UNIQUE',
      ...(aggregation !== undefined && { aggregation }),
      inputs: list(table, 'input').map((input) => this.#input(input)),
      outputs: list(table, 'output').map((output) => this.#output(output, string(table, 'typeRef'))),
      annotations: list(table, 'annotation').map((annotation) => string(annotation, 'name') ?? ''),
      rules: list(table, 'rule').map((rule) => this.#rule(rule)),
    };
  }

  #input(input: ModdleElement): DmnColumn {
    const expression = child(input, 'inputExpression');
    this.#checkLanguage(expression, 'an input');
    this.#checkLanguage(child(input, 'inputValues'), 'the allowed values of an input');
    return column(string(expression, 'text') ?? '', input, string(expression, 'typeRef'), textOf(input['inputValues']), this.#marks(input));
  }

  #output(output: ModdleElement, fallback: string | undefined): DmnColumn {
    const otherwise = textOf(output['defaultOutputEntry']);
    this.#checkLanguage(child(output, 'defaultOutputEntry'), 'a default');
    const made = column(string(output, 'name') ?? '', output, string(output, 'typeRef') ?? fallback, textOf(output['outputValues']), this.#marks(output));
    return { ...made, ...(otherwise !== undefined && { default: otherwise }) };
  }

  #rule(rule: ModdleElement): DmnRule {
    const description = string(rule, 'description');
    for (const entry of [...list(rule, 'inputEntry'), ...list(rule, 'outputEntry')]) this.#checkLanguage(entry, 'a cell');
    return {
      inputs: list(rule, 'inputEntry').map((entry) => ({ text: textOf(entry) ?? '', marks: this.#marks(entry) })),
      outputs: list(rule, 'outputEntry').map((entry) => textOf(entry) ?? ''),
      annotations: list(rule, 'annotationEntry').map((entry) => textOf(entry) ?? ''),
      ...(description !== undefined && { description }),
    };
  }

  #needs(element: ModdleElement): readonly DmnNeed[] {
    const information = list(element, 'informationRequirement').flatMap((one): readonly DmnNeed[] => [
      ...this.#need(child(one, 'requiredInput'), 'input'),
      ...this.#need(child(one, 'requiredDecision'), 'decision'),
    ]);
    return [...information, ...list(element, 'knowledgeRequirement').flatMap((one) => this.#need(child(one, 'requiredKnowledge'), 'knowledge'))];
  }

  #need(reference: ModdleElement | undefined, kind: DmnNeed['kind']): readonly DmnNeed[] {
    const found = this.#byId.get((string(reference, 'href') ?? '').replace(/^#/, ''));
    if (!found) return [];
    const variable = child(found, 'variable');
    const typeRef = string(variable, 'typeRef');
    return [{ kind, name: string(variable, 'name') ?? string(found, 'name') ?? '', ...(typeRef !== undefined && { typeRef }), marks: this.#marks(found) }];
  }

  #marks(element: ModdleElement): Marks {
    const all = Object.entries(element.$attrs);
    const own = all.filter(([name]) => name.startsWith(this.#prefix));
    for (const [name] of all) if (!name.startsWith(this.#prefix) && !name.startsWith('xmlns')) this.#foreign.add(name);
    return Object.fromEntries(own.map(([name, value]) => [name.slice(this.#prefix.length), value]));
  }

  #checkLanguage(element: ModdleElement | undefined, where: string): void {
    const language = string(element, 'expressionLanguage');
    if (language !== undefined && !/feel/i.test(language)) throw new DmnError(`Expected FEEL in ${where}, but its language is ${language}.`);
  }
}

const ABOUT = ['authorityRequirement', 'supportedObjective', 'impactedPerformanceIndicator', 'decisionMaker', 'decisionOwner', 'usingProcess', 'usingTask'];
const ELSEWHERE: Readonly<Record<string, string>> = {
  import: 'imports of other files', artifact: 'notes and groups', elementCollection: 'collections of elements', businessContextElement: 'the business context',
};

function column(text: string, element: ModdleElement, typeRef: string | undefined, values: string | undefined, marks: Marks): DmnColumn {
  const label = string(element, 'label');
  return { text, ...(label !== undefined && { label }), ...(typeRef !== undefined && { typeRef }), ...(values !== undefined && { values }), marks };
}

function child(element: ModdleElement | undefined, key: string): ModdleElement | undefined {
  return element?.[key] as ModdleElement | undefined;
}

function list(element: ModdleElement | undefined, key: string): readonly ModdleElement[] {
  return (element?.[key] as readonly ModdleElement[] | undefined) ?? [];
}

/** A text that is there and says something. */
function string(element: ModdleElement | undefined, key: string): string | undefined {
  const value = element?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function textOf(element: unknown): string | undefined {
  return string(element as ModdleElement | undefined, 'text');
}
