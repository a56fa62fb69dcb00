import { nameOf, operands, type Syntax } from '../parse/syntax.js';
import { contextType, type FeelType, functionType, listType, namedType, rangeType } from '../values/feel-type.js';
import { part } from './code.js';

/** The type that a piece of syntax writes (DMN 1.5, 10.3.1.2 rules 52 to 54); undefined where it names one that FEEL does not know. */
export function typeFrom(syntax: Syntax): FeelType | undefined {
  const [content] = operands(syntax);
  if (!content) return namedType(nameOf(syntax.text));
  switch (content.kind) {
    case 'ListType':
      return generic(content);
    case 'ContextType':
      return entriesType(content);
    case 'FunctionType':
      return functionType(content.parts.filter(({ kind }) => kind === 'ArgumentTypes').flatMap(operands).length);
    default:
      return namedType(nameOf(content.text));
  }
}

/** `list<…>`, or `range<…>`, which the grammar reads as one. */
function generic(content: Syntax): FeelType | undefined {
  const item = typeFrom(part(content, 0, operands(content)));
  return item && (content.text.startsWith('range') ? rangeType(item) : listType(item));
}

function entriesType(content: Syntax): FeelType | undefined {
  const entries: [string, FeelType][] = [];
  for (const entry of operands(content).flatMap(operands)) {
    const both = operands(entry);
    const type = typeFrom(part(entry, 1, both));
    if (!type) return undefined;
    entries.push([nameOf(part(entry, 0, both).text), type]);
  }
  return contextType(entries);
}
