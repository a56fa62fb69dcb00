/** `@jest/globals` for modules that outlive a test file: each name leads to what Jest has made for the file under way. */
function ofThisFile(name) {
  const theirs = () => globalThis.jestOfThisFile[name];
  return new Proxy(function () {}, {
    apply: (_, self, given) => Reflect.apply(theirs(), self, given),
    get: (_, key) => theirs()[key],
  });
}

export const afterAll = ofThisFile('afterAll');
export const afterEach = ofThisFile('afterEach');
export const beforeAll = ofThisFile('beforeAll');
export const beforeEach = ofThisFile('beforeEach');
export const describe = ofThisFile('describe');
export const expect = ofThisFile('expect');
export const jest = ofThisFile('jest');
export const test = ofThisFile('test');
