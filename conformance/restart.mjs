// What clients live through when the server is stopped under them and started again:
//   node restart.mjs PROGRAM 'Data Source=restart.db'
// Both official clients read the reason, subscribe again from their last cursor, and miss nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Caller } from './lib/caller.mjs';
import { expect, expectEqual, newWorld, Report, withLimit } from './lib/report.mjs';
import * as documents from './main-job/documents.mjs';
import { signIn } from './main-job/identity.mjs';
import { openAccount } from './main-job/money-in.mjs';
import { cursorsOf, eventsAfter, headOf } from './main-job/reading.mjs';

const [program, database] = process.argv.slice(2);
if (!database) {
  console.error("usage: node restart.mjs PROGRAM 'Data Source=restart.db'");
  process.exit(2);
}

const startSecondsMax = 60;
const stopSecondsMax = 60;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function start() {
  const address = `http://127.0.0.1:${await freePort()}`;
  const server = spawn(program, ['--urls', address], { env: { ...process.env, ConnectionStrings__Payments: database }, stdio: 'ignore' });
  process.once('exit', () => server.kill('SIGKILL'));
  const answers = async () => {
    for (;;) {
      if (await fetch(`${address}/healthz`).then((response) => response.ok, () => false)) return;
      expect(server.exitCode === null, `the server ended with ${server.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await withLimit(answers(), startSecondsMax, 'the server did not become healthy');
  return { server, url: `${address}/graphql` };
}

async function stop({ server }) {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const [code] = await withLimit(ended, stopSecondsMax, 'the server did not stop');
  expectEqual(code, 0, 'exit code');
}

async function enter(running) {
  return (await signIn({ url: running.url, stranger: new Caller(running.url) }, 'demo@acme.example')).caller;
}

const report = new Report();
const world = newWorld();
world.run = Date.now().toString(36);
world.key = (name) => `${world.run}-${name}`;
const streamsOf = (caller, after) => [caller.listen(documents.allEvents, { after: after[0] }), caller.listenBySse(documents.allEvents, { after: after[1] })];

await report.check('subscriptions run', async () => {
  world.running = await start();
  world.acme = await enter(world.running);
  world.account = await openAccount(world, world.acme, 'AUD', 'restart');
  world.head = await headOf(world.acme);
  world.before = streamsOf(world.acme, [world.head, world.head]);
  world.pay = async (name) => {
    const input = { virtualAccountId: world.account.id, amount: { amount: '5.00', currency: 'AUD' }, idempotencyKey: world.key(name) };
    return (await world.acme.change(documents.simulateDeposit, { input })).deposit;
  };
  const first = await world.pay('first');
  await Promise.all(world.before.map((pushed) => pushed.until((item) => item.subjectId === first.id, 'the first event')));
});

await report.check('a stopping server ends them with a reason, in the midst of events', async () => {
  world.last = await world.pay('last');
  await stop(world.running);
  for (const pushed of world.before) {
    const end = await pushed.untilEnd();
    expectEqual(end.errors?.map((error) => error.extensions?.code), ['SERVER_SHUTDOWN'], `${pushed.protocol}, ended as ${JSON.stringify(end)}`);
  }
});

await report.check('they resume by cursor: no event is missed, none comes twice', async () => {
  world.running = await start();
  world.acme = await enter(world.running);
  const after = streamsOf(world.acme, world.before.map((pushed) => pushed.items.at(-1).cursor));
  // What was in the midst of its events may have ended before the stop, or goes on after the start.
  const next = await world.pay('next');
  const isFinal = (id) => (item) => item.subjectId === id && item.status === 'CONFIRMED';
  for (const [index, pushed] of after.entries()) {
    await pushed.until(isFinal(next.id), 'the final event of the next deposit');
    if (!world.before[index].items.some(isFinal(world.last.id))) await pushed.until(isFinal(world.last.id), 'the final event of the last deposit');
  }
  const log = cursorsOf(await eventsAfter(world.acme, world.head));
  for (const [index, pushed] of after.entries()) {
    const seen = cursorsOf([...world.before[index].items, ...pushed.items]);
    expectEqual(seen, log.slice(0, seen.length), `what came by ${pushed.protocol}`);
    pushed.cut();
  }
});

await report.check('the server stops again', () => stop(world.running));
report.finish();
