const { default: Sequencer } = require('@jest/test-sequencer');
const { relative } = require('node:path');

/** What takes longest begins first, so that nothing long is left for the end: on a fresh machine nobody has measured yet. */
const FIRST = ['console/rulebook', 'console/work', 'documents/docs', 'console/people', 'faults/campaign', 'faults/timers', 'console/', 'documents/', 'faults/', 'demo/'];

module.exports = class extends Sequencer {
  sort(tests) {
    const place = ({ path, context }) => {
      const name = relative(`${context.config.rootDir}/test`, path);
      const found = FIRST.findIndex((one) => name.startsWith(one));
      return found === -1 ? FIRST.length : found;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
