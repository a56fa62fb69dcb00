/** The SDK asks for this of a later Node than the oldest that the product runs on. */
Promise.withResolvers ??= () => {
  let resolve;
  let reject;
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
};

const restate = await import('@restatedev/restate-sdk');

const STATES = ['draft', 'check', 'price', 'sign', 'pay', 'file', 'done'];

const cases = restate.object({
  name: 'case',
  handlers: {
    start: async (ctx) => {
      ctx.set('case', { state: 0, subject: 'A train ticket to 杭州, and a night there', amount: '1284.50', acted: [] });
      return { revision: 1, in: STATES[0] };
    },
    approve: async (ctx, { step, by, note }) => {
      const state = await ctx.get('case');
      if (state === null || state.state !== step - 1) throw new restate.TerminalError('another step is awaited');
      const next = { ...state, state: step, note, acted: [...state.acted, { by, at: await ctx.date.now(), step }] };
      ctx.set('case', next);
      return { revision: step + 1, in: STATES[step] };
    },
  },
});

restate.serve({ services: [cases], port: Number(process.argv[2]) });
