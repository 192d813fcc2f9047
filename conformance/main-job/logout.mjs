import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { signIn } from './identity.mjs';
import { headOf } from './reading.mjs';

/** A typed reason: a GraphQL error with a code, or a close code that the protocol reserves for it. */
function expectReason(pushed, end) {
  const codes = end.errors?.map((error) => error.extensions?.code ?? error.code) ?? [];
  const typed = (codes.length && codes.every(Boolean)) || [4401, 4403].includes(end.code);
  expect(typed, `${pushed.protocol} ended without a typed reason: ${JSON.stringify(end)}`);
}

export async function logout(report, world) {
  await report.check('logout ends the running subscriptions with a typed reason', async () => {
    const { caller } = await signIn(world, 'demo@acme.example');
    const after = await headOf(caller);
    const streams = [caller.listen(documents.allEvents, { after: world.cutAfter }), caller.listenBySse(documents.allEvents, { after: world.cutAfter })];
    // The replay shows that both run before the token dies.
    await Promise.all(streams.map((pushed) => pushed.until((item) => item.cursor === after, 'the newest event')));
    expectEqual((await caller.ask(documents.logout)).logout.success, true, 'success');
    for (const pushed of streams) expectReason(pushed, await pushed.untilEnd());
    world.gone = caller;
  });

  await report.check('the token is dead', async () => {
    const { data, errors, status } = await world.gone.answer(documents.balances, {});
    expect(!data?.balances && (errors?.length || status === 401), `HTTP ${status}: ${JSON.stringify(data)}`);
  });

  await report.check('a new subscription with it is refused', async () => {
    const end = await world.gone.listen(documents.allEvents, {}).untilEnd();
    expect(end.kind === 'errors' || [4401, 4403].includes(end.code), JSON.stringify(end));
  });

  await report.check('the other session of the same member lives', async () => {
    const { viewer } = await world.acme.ask(documents.viewer);
    expectEqual(viewer.member.email, 'demo@acme.example', 'member');
    expectEqual(world.live.end, null, 'end of the live subscription');
  });
}
