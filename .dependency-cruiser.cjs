/**
 * The direction of imports, as a table: each room and the rooms that it may import from. `npm run check` and the tests
 * enforce it; what is not in a row is forbidden.
 */
const MAY_IMPORT = {
  'core/model': [],
  'core/calendar': ['core/model'],
  'core/expression': ['core/model', 'core/calendar'],
  'core/decision': ['core/model', 'core/expression'],
  'core/approval': ['core/model', 'core/expression'],
  'core/rulebook': ['core/model', 'core/calendar', 'core/expression'],
  'core/lint': ['core/model', 'core/calendar', 'core/expression', 'core/rulebook', 'core/decision'],
  'core/machine': ['core/model', 'core/expression'],
  'core/organisation': ['core/model', 'core/expression', 'core/rulebook'],
  'core/case': ['core/model', 'core/calendar', 'core/expression', 'core/decision', 'core/approval', 'core/rulebook', 'core/machine', 'core/organisation'],
  'core/schedule': ['core/model', 'core/calendar', 'core/expression', 'core/rulebook', 'core/case'],
  'core/register': ['core/model', 'core/calendar', 'core/expression', 'core/rulebook', 'core/case'],
  dmn: ['core/model', 'core/expression', 'core/rulebook'],
  engine: ['core'],
  store: ['core', 'engine/ports'],
  connectors: ['core', 'engine/ports'],
  files: ['engine/ports'],
  letters: ['engine/ports'],
  sheets: ['core/model'],
  config: [],
  identity: ['core', 'engine', 'config'],
  api: ['core', 'engine', 'identity', 'sheets', 'config'],
  cli: ['core', 'dmn', 'engine', 'identity', 'config', 'sheets', 'connectors/standard-connectors', 'letters', 'store/memory', 'store/mariadb/migrate-mariadb', 'composition', 'app.module', 'demo'],
  demo: ['core', 'engine', 'identity', 'config', 'composition', 'cli', 'api/demonstration/demonstration'],
  console: [],
};

/** Packages that one room alone may import. */
const OWNED = {
  xstate: 'core/machine',
  'lezer-feel': 'core/expression',
  re2js: 'core/expression',
  'temporal-polyfill': 'core/(expression|calendar)',
  typeorm: 'store',
  mysql2: 'store',
  'better-sqlite3': 'store',
  '@nestjs/.*': '(api|app\\.module)',
  '@node-rs/argon2': 'identity',
  yaml: '(core/rulebook|demo|dmn|console/features/rulebook/yaml)',
  'dmn-moddle': 'dmn',
  ajv: 'core/rulebook',
  'file-type': 'files',
  docxtemplater: 'letters',
  pizzip: 'letters',
  aws4fetch: 'files',
  nodemailer: 'connectors',
  saxen: 'sheets',
  'write-excel-file': 'sheets',
  commander: 'cli',
  echarts: 'console/shared/chart',
};

const inRoom = (room) => `^src/${room}(/|\\.ts$)`;

const rooms = Object.entries(MAY_IMPORT).map(([room, others]) => ({
  name: `${room}-imports-only-its-own`,
  severity: 'error',
  comment: `src/${room} may import from: ${others.join(', ') || 'nothing of ours'}.`,
  from: { path: inRoom(room) },
  to: { path: '^src/', pathNot: [room, ...others].map(inRoom) },
}));

const packages = Object.entries(OWNED).map(([name, room]) => ({
  name: `${name.replace(/\W+/g, '-')}-has-one-room`,
  severity: 'error',
  comment: `Only src/${room} may import ${name}.`,
  from: { path: '^src/', pathNot: inRoom(room) },
  to: { path: `node_modules/${name}(/|$)` },
}));

module.exports = {
  forbidden: [
    ...rooms,
    ...packages,
    { name: 'no-cycles', severity: 'error', comment: 'Two files that need each other are one file, or three.', from: {}, to: { circular: true } },
    { name: 'core-is-pure', severity: 'error', comment: 'The core knows no clock, no network and no disk.', from: { path: '^src/core/' }, to: { dependencyTypes: ['core'] } },
    { name: 'no-barrels', severity: 'error', comment: 'Import the file that you mean.', from: {}, to: { path: '^src/.*/index\\.ts$' } },
    { name: 'features-stand-apart', severity: 'error', comment: 'What two features of the console need is in src/console/shared.', from: { path: '^src/console/features/([^/]+)/' }, to: { path: '^src/console/features/', pathNot: '^src/console/features/$1/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^src/console/(vite\\.config\\.ts|api/schema\\.gen\\.ts)$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.tsx', '.js'] },
  },
};
