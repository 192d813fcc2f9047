import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { balanceOf, expectOrdered, idsOf, minor } from './reading.mjs';

const twins = 40;

export async function moneyOut(report, world) {
  await report.check('a sender and recipients are stored', async () => {
    const sender = { name: { firstName: 'Jo', lastName: 'Citizen' }, address: { line1: '1 George St', city: 'Sydney', postcode: '2000', country: 'AU' }, dateOfBirth: '1990-02-28', externalId: world.key('snd'), idempotencyKey: world.key('snd') };
    world.sender = (await world.acme.change(documents.createSender, { input: sender })).sender;
    const local = { name: { companyName: 'Banksia Supplies Pty Ltd' }, account: { type: 'BSB', currency: 'AUD', country: 'AU', bsb: '062000', accountNumber: '12345678' }, externalId: world.key('rcp-aud'), idempotencyKey: world.key('rcp-aud') };
    world.recipient = (await world.acme.change(documents.createRecipient, { input: local })).recipient;
    const address = { line1: 'Unter den Linden 1', city: 'Berlin', postcode: '10117', country: 'DE' };
    const abroad = { name: { companyName: 'Linden GmbH' }, address, account: { type: 'IBAN', currency: 'EUR', country: 'DE', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }, externalId: world.key('rcp-eur'), idempotencyKey: world.key('rcp-eur') };
    world.euroRecipient = (await world.acme.change(documents.createRecipient, { input: abroad })).recipient;
    expectEqual([world.recipient.accountType, world.euroRecipient.accountType], ['BSB', 'IBAN'], 'account types');
  });

  await report.check(`${twins} parallel twins of one withdrawal make one`, async () => {
    world.beforeOut = await balanceOf(world.acme, 'AUD');
    const input = { amount: { amount: '120.00', currency: 'AUD' }, recipientId: world.recipient.id, senderId: world.sender.id, reference: 'Rent', externalId: world.key('wdr'), idempotencyKey: world.key('wdr') };
    const payloads = await Promise.all(Array.from({ length: twins }, () => world.acme.change(documents.createWithdrawal, { input })));
    expectEqual(new Set(payloads.map((payload) => payload.withdrawal.id)).size, 1, 'different withdrawals');
    expectEqual(payloads.filter((payload) => !payload.replayed).length, 1, 'payloads that are not replayed');
    world.withdrawal = payloads[0].withdrawal;
    world.withdrawalInput = input;
  });

  await report.check('the withdrawal is pushed until CONFIRMED, versions rising by one', async () => {
    const pushed = world.acme.listen(documents.withdrawalChanged, { id: world.withdrawal.id, after: world.head });
    const confirmed = await pushed.untilStatus('CONFIRMED');
    pushed.cut();
    expectEqual(pushed.items[0].version, 1, 'first version');
    expect(pushed.items.every((item) => item.subjectId === world.withdrawal.id), 'another subject was pushed');
    expectOrdered(pushed.items, world.machine('withdrawal'));
    world.withdrawalEvents = pushed.items;
    world.confirmed = confirmed.withdrawal;
  });

  await report.check('the balance fell once, by amount and fee, and nothing stays held', async () => {
    const after = await balanceOf(world.acme, 'AUD');
    const cost = minor(world.confirmed.amount.amount) + minor(world.confirmed.fee.amount);
    expectEqual(String(world.beforeOut.posted - after.posted), String(cost), 'posted');
    expectEqual(String(world.beforeOut.available - after.available), String(cost), 'available');
    expectEqual(String(after.held), String(world.beforeOut.held), 'held');
  });

  await report.check('a late twin is answered by the same withdrawal', async () => {
    const payload = await world.acme.change(documents.createWithdrawal, { input: world.withdrawalInput });
    expectEqual([payload.replayed, payload.withdrawal.id], [true, world.withdrawal.id], 'replayed, id');
  });

  await report.check('the list holds it once', async () => {
    const { ids, totalCount } = await idsOf(world.acme, 'withdrawals');
    expectEqual(ids.filter((id) => id === world.withdrawal.id).length, 1, 'times in the list');
    expectEqual(ids.length, totalCount, 'totalCount');
  });

  await report.check('more than there is cannot be withdrawn', async () => {
    const input = { amount: { amount: '99999999.00', currency: 'AUD' }, recipientId: world.recipient.id, idempotencyKey: world.key('wdr-too-much') };
    const before = await balanceOf(world.acme, 'AUD');
    await world.acme.refusal('INSUFFICIENT_FUNDS', documents.createWithdrawal, { input });
    const after = await balanceOf(world.acme, 'AUD');
    expectEqual([String(after.posted), String(after.held)], [String(before.posted), String(before.held)], 'balance');
  });
}
