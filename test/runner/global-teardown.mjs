export default async function globalTeardown() {
  await globalThis.bylawTestServer?.stop();
}
