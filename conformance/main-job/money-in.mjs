import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { balanceOf, expectOrdered, minor } from './reading.mjs';

export async function openAccount(world, caller, currency, name) {
  const input = { accountName: `Collections ${name}`, currency, externalId: world.key(`va-${name}`), idempotencyKey: world.key(`va-${name}`) };
  return (await caller.change(documents.createVirtualAccount, { input })).virtualAccount;
}

/** A deposit on an account, waited for by subscription until the rail has confirmed it. */
export async function receive(world, caller, accountId, amount, currency, name, after = null) {
  const input = { virtualAccountId: accountId, amount: { amount, currency }, reference: `INV ${name}`, payerName: 'Wattle Pty Ltd', idempotencyKey: world.key(`dep-${name}`) };
  const { deposit } = await caller.change(documents.simulateDeposit, { input });
  const pushed = caller.listen(documents.depositChanged, { id: deposit.id, after });
  try {
    const confirmed = await pushed.untilStatus('CONFIRMED');
    return { deposit: confirmed.deposit, items: pushed.items };
  } finally {
    pushed.cut();
  }
}

export async function moneyIn(report, world) {
  await report.check('status machines are listed', async () => {
    const { statusMachines } = await world.acme.ask(documents.statusMachines);
    world.machine = (name) => statusMachines.find((machine) => machine.name.toLowerCase() === name);
    for (const name of ['deposit', 'withdrawal', 'payment', 'consent', 'virtualaccount']) {
      expect(world.machine(name), `no status machine ${name} in ${statusMachines.map((machine) => machine.name)}`);
    }
    for (const machine of statusMachines) {
      const names = new Set(machine.states.map((state) => state.name));
      for (const state of machine.states) {
        expect(state.isFinal === (state.next.length === 0), `${machine.name}.${state.name}: isFinal ${state.isFinal}, next ${state.next}`);
        expect(state.next.every((next) => names.has(next)), `${machine.name}.${state.name} leads to an unknown state`);
      }
    }
  });

  await report.check('a virtual account opens with a BSB and an account number', async () => {
    const account = await openAccount(world, world.acme, 'AUD', 'aud');
    expect(account.bsb && account.accountNumber, `no BSB or account number: ${JSON.stringify(account)}`);
    world.account = account;
  });

  await report.check('a virtual account in EUR opens with an IBAN', async () => {
    const account = await openAccount(world, world.acme, 'EUR', 'eur');
    expect(/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(account.iban ?? ''), `no IBAN: ${JSON.stringify(account)}`);
    world.euroAccount = account;
  });

  await report.check('a deposit is pushed until CONFIRMED', async () => {
    world.before = await balanceOf(world.acme, 'AUD');
    const { deposit, items } = await receive(world, world.acme, world.account.id, '5000.00', 'AUD', 'main', world.head);
    expectEqual(deposit.amount, { amount: '5000.00', currency: 'AUD' }, 'amount');
    expectEqual(deposit.virtualAccount.id, world.account.id, 'virtual account');
    expectEqual(items[0].previousStatus, null, 'previous status of the first event');
    expectOrdered(items, world.machine('deposit'));
    world.deposit = deposit;
  });

  await report.check('the balance rose by the deposit less its fee', async () => {
    const after = await balanceOf(world.acme, 'AUD');
    const gain = minor(world.deposit.amount.amount) - minor(world.deposit.fee.amount);
    expectEqual(String(after.posted - world.before.posted), String(gain), 'posted, in minor units');
    expectEqual(String(after.available - world.before.available), String(gain), 'available, in minor units');
  });

  await report.check('a deposit in EUR counts for EUR alone', async () => {
    const aud = await balanceOf(world.acme, 'AUD');
    const eur = await balanceOf(world.acme, 'EUR');
    const { deposit } = await receive(world, world.acme, world.euroAccount.id, '250.50', 'EUR', 'eur', world.head);
    const gain = minor(deposit.amount.amount) - minor(deposit.fee.amount);
    expectEqual(String((await balanceOf(world.acme, 'EUR')).posted - eur.posted), String(gain), 'EUR');
    expectEqual(String((await balanceOf(world.acme, 'AUD')).posted), String(aud.posted), 'AUD');
  });

  await report.check('a deposit in another currency than the account is refused', async () => {
    const input = { virtualAccountId: world.account.id, amount: { amount: '1.00', currency: 'EUR' }, idempotencyKey: world.key('dep-wrong') };
    await world.acme.refusal('INVALID_INPUT', documents.simulateDeposit, { input });
  });
}
