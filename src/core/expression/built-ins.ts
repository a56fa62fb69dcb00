/** FEEL's own functions (DMN 1.5, chapter 10.3.4). No rulebook name may hide one of them. */
export const BUILT_INS: readonly string[] = [
  'date', 'time', 'date and time', 'duration', 'years and months duration', 'number', 'string', 'now', 'today',
  'not', 'is', 'substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after',
  'replace', 'contains', 'starts with', 'ends with', 'matches', 'split', 'string join',
  'list contains', 'count', 'min', 'max', 'sum', 'mean', 'all', 'any', 'sublist', 'append', 'concatenate',
  'insert before', 'remove', 'list replace', 'reverse', 'index of', 'union', 'distinct values', 'flatten', 'product',
  'median', 'stddev', 'mode', 'sort', 'decimal', 'floor', 'ceiling', 'round up', 'round down', 'round half up',
  'round half down', 'abs', 'modulo', 'sqrt', 'log', 'exp', 'odd', 'even', 'before', 'after', 'meets', 'met by',
  'overlaps', 'overlaps before', 'overlaps after', 'finishes', 'finished by', 'includes', 'during', 'starts',
  'started by', 'coincides', 'day of year', 'day of week', 'month of year', 'week of year', 'get value', 'get entries',
  'context', 'context put', 'context merge', 'range',
];
