/** The simplest group commit there is: what came in this turn of the event loop goes, at most so many, to a free writer. */
export function batcher(writers: number, groupMax: number, write: (clients: readonly number[]) => Promise<void>): (client: number) => Promise<void> {
  const waiting: { readonly client: number; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];
  let free = writers;
  let scheduled = false;
  const schedule = (): void => {
    if (scheduled || waiting.length === 0 || free === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      while (waiting.length > 0 && free > 0) start();
    });
  };
  const start = (): void => {
    const group = waiting.splice(0, Math.min(groupMax, Math.ceil(waiting.length / free)));
    free -= 1;
    write(group.map(({ client }) => client))
      .then(
        () => group.forEach(({ resolve }) => resolve()),
        (error: unknown) => group.forEach(({ reject }) => reject(error)),
      )
      .finally(() => {
        free += 1;
        schedule();
      });
  };
  return (client) =>
    new Promise((resolve, reject) => {
      waiting.push({ client, resolve, reject });
      schedule();
    });
}
