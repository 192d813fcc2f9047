import { Caller } from '../lib/caller.mjs';
import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { headOf } from './reading.mjs';

const password = 'sandbox-demo-1';

export async function signIn(world, email) {
  const payload = await world.stranger.change(documents.login, { input: { email, password } });
  expect(payload.token, 'no token');
  return { ...payload, caller: new Caller(world.url, payload.token) };
}

export async function identity(report, world) {
  await report.check('acme logs in', async () => {
    const { caller, viewer, expiresAt } = await signIn(world, 'demo@acme.example');
    expectEqual(viewer.tenant.name, 'Acme Trading Pty Ltd', 'tenant');
    expectEqual(viewer.tenant.environment, 'SANDBOX', 'environment');
    expectEqual(viewer.member.email, 'demo@acme.example', 'member');
    expect(Date.parse(expiresAt) > Date.now(), `the token expires at ${expiresAt}, which is past`);
    world.acme = caller;
  });

  await report.check('bluegum logs in', async () => {
    const { caller, viewer } = await signIn(world, 'demo@bluegum.example');
    expectEqual(viewer.tenant.name, 'Bluegum Imports Pty Ltd', 'tenant');
    world.bluegum = caller;
  });

  await report.check('the viewer is who the token says', async () => {
    const { viewer } = await world.acme.ask(documents.viewer);
    expectEqual(viewer.member.email, 'demo@acme.example', 'member');
  });

  await report.check('the log can be read to its end', async () => {
    world.head = await headOf(world.acme);
    // Live, without a cursor, for the whole run: compared with the log at the end.
    world.live = world.acme.listen(documents.allEvents, {});
  });
}
