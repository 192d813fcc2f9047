import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { cursorsOf, eventsAfter, expectOrdered, headOf } from './reading.mjs';

export async function resume(report, world) {
  await report.check('a subscription cut after its first event resumes with exactly the rest', async () => {
    const after = await headOf(world.acme);
    const input = { amount: { amount: '7.00', currency: 'AUD' }, recipientId: world.recipient.id, idempotencyKey: world.key('wdr-cut') };
    const { withdrawal } = await world.acme.change(documents.createWithdrawal, { input });
    const first = world.acme.listen(documents.withdrawalChanged, { id: withdrawal.id, after });
    const seen = await first.until(() => true, 'the first event');
    first.cut();

    const second = world.acme.listen(documents.withdrawalChanged, { id: withdrawal.id, after: seen.cursor });
    await second.untilStatus('CONFIRMED');
    second.cut();
    expectEqual(second.items[0].version, seen.version + 1, 'version after the cut');
    expectOrdered([seen, ...second.items], world.machine('withdrawal'));
    Object.assign(world, { cutId: withdrawal.id, cutAfter: seen.cursor, rest: cursorsOf(second.items) });
  });

  await report.check('a cursor from the middle replays the rest of a finished withdrawal', async () => {
    const all = world.withdrawalEvents;
    expect(all.length >= 3, `a withdrawal has only ${all.length} events`);
    const middle = all[Math.floor(all.length / 2) - 1];
    const pushed = world.acme.listen(documents.withdrawalChanged, { id: world.withdrawal.id, after: middle.cursor });
    await pushed.untilStatus('CONFIRMED');
    pushed.cut();
    expectEqual(cursorsOf(pushed.items), cursorsOf(all).slice(all.indexOf(middle) + 1), 'cursors');
  });

  await report.check('Server-Sent Events replay the same', async () => {
    const pushed = world.acme.listenBySse(documents.withdrawalChanged, { id: world.cutId, after: world.cutAfter });
    await pushed.untilStatus('CONFIRMED');
    pushed.cut();
    expectEqual(cursorsOf(pushed.items), world.rest, 'cursors');
  });

  await report.check('the subscription to all events replays the same', async () => {
    const pushed = world.acme.listen(documents.allEvents, { subjectId: world.cutId, after: world.cutAfter });
    await pushed.untilStatus('CONFIRMED');
    pushed.cut();
    expectEqual(cursorsOf(pushed.items), world.rest, 'cursors');
  });

  await report.check('the log, queried, says the same', async () => {
    const found = (await eventsAfter(world.acme, world.cutAfter)).filter((event) => event.subjectId === world.cutId);
    expectEqual(cursorsOf(found), world.rest, 'cursors');
  });

  await report.check('a deposit is pushed live by Server-Sent Events', async () => {
    const after = await headOf(world.acme);
    const pushed = world.acme.listenBySse(documents.depositChanged, { after });
    const input = { virtualAccountId: world.account.id, amount: { amount: '3.00', currency: 'AUD' }, idempotencyKey: world.key('dep-sse') };
    const { deposit } = await world.acme.change(documents.simulateDeposit, { input });
    await pushed.until((item) => item.subjectId === deposit.id && item.status === 'CONFIRMED', 'CONFIRMED');
    pushed.cut();
  });

  await report.check('a cursor that was never given is refused', async () => {
    const pushed = world.acme.listen(documents.withdrawalChanged, { after: 'not-a-cursor' });
    const end = await pushed.untilEnd();
    expect(end.kind === 'errors', `ended as ${JSON.stringify(end)}`);
  });
}
