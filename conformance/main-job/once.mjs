import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { balanceOf, headOf, idsOf, minor } from './reading.mjs';
import { receive } from './money-in.mjs';

export async function once(report, world) {
  const withdrawalOf = (amount, name, more = {}) => ({ amount: { amount, currency: 'AUD' }, recipientId: world.recipient.id, idempotencyKey: world.key(name), ...more });

  await report.check('the same key with another input conflicts', async () => {
    const input = { ...world.withdrawalInput, amount: { amount: '121.00', currency: 'AUD' } };
    await world.acme.refusal('IDEMPOTENCY_CONFLICT', documents.createWithdrawal, { input });
  });

  await report.check('the key belongs to the mutation and the tenant', async () => {
    const input = { accountName: 'Other mutation', currency: 'AUD', idempotencyKey: world.withdrawalInput.idempotencyKey };
    const acme = await world.acme.change(documents.createVirtualAccount, { input });
    const bluegum = await world.bluegum.change(documents.createVirtualAccount, { input });
    expectEqual([acme.replayed, bluegum.replayed], [false, false], 'replayed');
    expect(acme.virtualAccount.id !== bluegum.virtualAccount.id, 'two tenants share an account');
  });

  await report.check('a dry run leaves nothing, and does not use up its key', async () => {
    const state = async () => [await headOf(world.acme), (await idsOf(world.acme, 'withdrawals')).totalCount, String((await balanceOf(world.acme, 'AUD')).available)];
    const before = await state();
    await world.acme.change(documents.createWithdrawal, { input: withdrawalOf('5.00', 'wdr-dry', { dryRun: true }) });
    expectEqual(await state(), before, 'newest event, withdrawals, available');
    const real = await world.acme.change(documents.createWithdrawal, { input: withdrawalOf('5.00', 'wdr-dry') });
    expectEqual(real.replayed, false, 'replayed');
  });

  await report.check('a dry run is refused like the real thing', async () => {
    await world.acme.refusal('INSUFFICIENT_FUNDS', documents.createWithdrawal, { input: withdrawalOf('99999999.00', 'wdr-dry-2', { dryRun: true }) });
  });

  await report.check('input that was refused does not use up its key', async () => {
    await world.acme.refusal('INVALID_INPUT', documents.createWithdrawal, { input: withdrawalOf('1.005', 'wdr-again') });
    const payload = await world.acme.change(documents.createWithdrawal, { input: withdrawalOf('1.00', 'wdr-again') });
    expectEqual(payload.replayed, false, 'replayed');
  });

  await report.check('an externalId is taken once', async () => {
    const input = withdrawalOf('2.00', 'wdr-external', { externalId: world.withdrawalInput.externalId });
    const error = await world.acme.refusal('DUPLICATE_EXTERNAL_ID', documents.createWithdrawal, { input });
    expect(error.path?.includes('externalId'), `path ${JSON.stringify(error.path)}`);
  });

  await refunds(report, world);
}

async function refunds(report, world) {
  const refund = (amount, name) => ({ input: { depositId: world.returned.id, amount, reason: 'Sent twice', idempotencyKey: world.key(name) } });
  const aud = (amount) => ({ amount, currency: 'AUD' });

  await report.check('a partial refund leaves the deposit CONFIRMED', async () => {
    const after = await headOf(world.acme);
    world.returned = (await receive(world, world.acme, world.account.id, '80.00', 'AUD', 'refund', after)).deposit;
    world.refundHead = after;
    const before = await balanceOf(world.acme, 'AUD');
    await world.acme.change(documents.refundDeposit, refund(aud('30.00'), 'rfd-1'));
    const pushed = world.acme.listen(documents.depositChanged, { id: world.returned.id, after });
    const item = await pushed.until((found) => found.deposit.refunded.amount === '30.00', 'the refund of 30.00');
    pushed.cut();
    expectEqual(item.deposit.status, 'CONFIRMED', 'status');
    const fallen = before.available - (await balanceOf(world.acme, 'AUD')).available;
    expect(fallen >= 3000n, `available fell by ${fallen} minor units`);
  });

  await report.check('more than is left cannot be refunded', async () => {
    const payload = Object.values(await world.acme.ask(documents.refundDeposit, refund(aud('50.01'), 'rfd-2')))[0];
    expect(payload.errors?.length, 'a refund of 50.01 out of 50.00 was accepted');
  });

  await report.check('a refund without an amount returns the rest, pushed until REFUNDED', async () => {
    await world.acme.change(documents.refundDeposit, refund(null, 'rfd-3'));
    const pushed = world.acme.listen(documents.depositChanged, { id: world.returned.id, after: world.refundHead });
    const item = await pushed.untilStatus('REFUNDED');
    pushed.cut();
    expectEqual(minor(item.deposit.refunded.amount).toString(), '8000', 'refunded, in minor units');
    expectEqual(item.deposit.isFinal, true, 'isFinal');
  });

  await report.check('a refunded deposit cannot be refunded again', async () => {
    await world.acme.refusal('ILLEGAL_TRANSITION', documents.refundDeposit, refund(aud('1.00'), 'rfd-4'));
  });
}
