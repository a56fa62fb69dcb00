/**
 * Jest's runtime with one thing changed: a test and all that it imports are loaded by Node itself, once for each worker, and not
 * anew within a context of its own for each test file. Loading the program takes two seconds and there are some 170 files; code
 * that stays loaded is also code that V8 has already made fast. So tests share modules and `globalThis`, as code in a server
 * does; what a file changes in the environment of the process is put back after it.
 */
const { register } = require('node:module');
const { pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');

register('./hooks.mjs', pathToFileURL(__filename));
process.setSourceMapsEnabled(true);

class NativeRuntime extends Runtime {
  #variables = { ...process.env };

  constructor(config, environment, ...others) {
    environment.fakeTimersModern = new environment.fakeTimersModern.constructor({ config, global: globalThis });
    super(config, environment, ...others);
  }

  /** Jest's own part that collects and runs the tests of a file: anew for each. */
  requireInternalModule(path) {
    delete require.cache[path];
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    return require(path);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    // Jest has set a mapping of its own, which knows only what Jest has translated.
    Error.prepareStackTrace = undefined;
    globalThis.jestOfThisFile.jest = this.jestGlobals.jestObjectFor(path);
    await import(pathToFileURL(path));
  }

  setGlobalsForRuntime(globals) {
    globalThis.jestOfThisFile = globals;
  }

  teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    super.teardown();
  }
}

module.exports = NativeRuntime;
