/** What people might write who mean no good. */
const SCRIPT = '<script>window.hacked = true</script><img src=x onerror="window.hacked = true">';
const LINK = 'javascript:window.hacked=true';
/** Turns what comes after it, and ends nothing; then a sign that would end the place it is kept in. */
const TURNED = 'invoice \u202Egpj.exe \u2069\u202Eend';
const FORMULA = '=HYPERLINK("http://evil.example","click")';
const ALL = `${FORMULA} ${SCRIPT} ${LINK} ${TURNED} `;

export const HOSTILE = {
  script: SCRIPT,
  formula: FORMULA,
  /** As long as a text may be. */
  long: `${ALL}${'长'.repeat(10_000 - ALL.length)}`,
  /** As long as a reason may be. */
  reason: ALL,
  title: `${SCRIPT} ${TURNED}`,
  name: `=1+1 ${SCRIPT} \u202Eemanresu`,
  file: `=1 <img src=x onerror=hacked> \u202Egpj.exe.txt`,
};

/**
 * Says in the page which texts turn what stands behind them: those with a sign that turns, neither in an isolate, nor last of a block.
 * A text may also bring its own isolate.
 */
export const TURNING = `(() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const turn = text.data.search(/[\\u202A-\\u202E]/);
    if (turn < 0 || /^(SCRIPT|STYLE|TEXTAREA)$/.test(text.parentElement.tagName)) continue;
    const before = text.data.slice(0, turn);
    if (before.lastIndexOf('\\u2068') > before.lastIndexOf('\\u2069')) continue;
    let place = text.parentElement;
    while (getComputedStyle(place).display === 'inline' && !/isolate|plaintext/.test(getComputedStyle(place).unicodeBidi) && place.tagName !== 'BDI') place = place.parentElement;
    if (/isolate|plaintext/.test(getComputedStyle(place).unicodeBidi) || place.tagName === 'BDI') continue;
    const rest = document.createRange();
    rest.setStartAfter(text);
    rest.setEndAfter(place.lastChild);
    if (rest.toString().trim() !== '') found.push(place.outerHTML.slice(0, 200));
  }
  return found;
})()`;
