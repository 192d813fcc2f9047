// What a caller without a token sees: banks, status machines, the door.
import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';

export async function strangers(report, world) {
  await report.check('a stranger sees banks and status machines, and is nobody', async () => {
    const { providers } = await world.stranger.ask(documents.providers);
    const { statusMachines } = await world.stranger.ask(documents.statusMachines);
    expect(providers.nodes.length && statusMachines.length, 'an empty list');
    expectEqual((await world.stranger.ask(documents.viewer)).viewer, null, 'viewer');
  });

  await report.check('a stranger reads nothing else', async () => {
    const queries = { ...documents.list, balances: documents.balances, events: documents.events };
    for (const [name, query] of Object.entries(queries)) {
      const { data, errors } = await world.stranger.answer(query, {});
      expect(errors?.[0]?.extensions?.code, `${name}: ${JSON.stringify({ data, errors }).slice(0, 200)}`);
      expect(!data?.[name], `${name} is shown`);
    }
    const { data } = await world.stranger.answer(documents.node, { id: world.deposit.id });
    expect(!data?.node, 'node is shown');
  });

  await report.check('a stranger changes nothing', async () => {
    const input = { accountName: 'Nobody', currency: 'AUD', idempotencyKey: world.key('nobody') };
    const { data, errors } = await world.stranger.answer(documents.createVirtualAccount, { input });
    expect(errors?.[0]?.extensions?.code && !data?.createVirtualAccount, JSON.stringify({ data, errors }));
  });

  await report.check('a stranger subscribes to nothing', async () => {
    for (const pushed of [world.stranger.listen(documents.allEvents, {}), world.stranger.listenBySse(documents.allEvents, {})]) {
      const end = await pushed.untilEnd();
      const refused = end.kind === 'errors' || [4401, 4403].includes(end.code) || /40[013]|4403/.test(end.message ?? '');
      expect(refused && !pushed.items.length, `${pushed.protocol} ended as ${JSON.stringify(end)}`);
    }
  });

  await report.check('a forged token is no token', async () => {
    const [header, payload, signature] = world.acme.token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const forged = [`${header}.${payload}.${signature.slice(0, -4)}AAAA`, `${none}.${payload}.`, 'rubbish'];
    for (const token of forged) {
      const { status, json, text } = await world.acme.post(JSON.stringify({ query: documents.balances }), { authorization: `Bearer ${token}` });
      expect(status < 500 && (status === 401 || json?.errors?.length) && !json?.data?.balances, `HTTP ${status}: ${text.slice(0, 200)}`);
    }
  });

  await report.check('a wrong password and an unknown e-mail are answered alike', async () => {
    const answerTo = async (email, password) => {
      const { status, data } = await world.stranger.answer(documents.login, { input: { email, password } });
      return { status, ...data.login };
    };
    const wrong = await answerTo('demo@bluegum.example', 'not-the-password');
    const unknown = await answerTo(`nobody-${world.run}@nowhere.example`, 'not-the-password');
    expect(wrong.token === null && wrong.errors?.length, `accepted: ${JSON.stringify(wrong)}`);
    expectEqual(unknown, wrong, 'the answer to an unknown e-mail');
  });
}
