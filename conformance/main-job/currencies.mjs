import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { balanceOf, headOf, minor } from './reading.mjs';
import { openAccount, receive } from './money-in.mjs';

const cases = [
  { currency: 'JPY', digits: 0, amount: '12345', tooFine: '1.5', zero: '0' },
  { currency: 'KWD', digits: 3, amount: '12.345', tooFine: '1.2345', zero: '0.000' },
];

export async function currencies(report, world) {
  for (const { currency, digits, amount, tooFine, zero } of cases) {
    const form = digits ? new RegExp(`^\\d+\\.\\d{${digits}}$`) : /^\d+$/;

    await report.check(`a deposit in ${currency} keeps its ${digits} decimals`, async () => {
      const after = await headOf(world.acme);
      const account = await openAccount(world, world.acme, currency, currency.toLowerCase());
      const before = await balanceOf(world.acme, currency);
      const { deposit } = await receive(world, world.acme, account.id, amount, currency, currency.toLowerCase(), after);
      expectEqual(deposit.amount, { amount, currency }, 'amount');
      const gain = minor(amount) - minor(deposit.fee.amount);
      expectEqual(String((await balanceOf(world.acme, currency)).posted - before.posted), String(gain), 'posted, in minor units');
      world[`account${currency}`] = account;
    });

    await report.check(`${tooFine} ${currency} is too fine`, async () => {
      const input = { virtualAccountId: world[`account${currency}`].id, amount: { amount: tooFine, currency }, idempotencyKey: world.key(`fine-${currency}`) };
      const error = await world.acme.refusal('INVALID_INPUT', documents.simulateDeposit, { input });
      expect(error.path?.includes('amount'), `path ${JSON.stringify(error.path)}`);
    });

    await report.check(`a quote from AUD to ${currency} ends in ${digits} decimals`, async () => {
      const input = { fromCurrency: 'AUD', toCurrency: currency, fromAmount: '77.77', firm: false, idempotencyKey: world.key(`quo-${currency}`) };
      const { quote } = await world.acme.change(documents.createQuote, { input });
      expect(form.test(quote.to.amount), `to ${quote.to.amount}`);
    });

    await report.check(`a balance in ${currency} that was never used is ${zero}`, async () => {
      const { balances } = await world.bluegum.ask(documents.balances, { currencies: [currency] });
      expectEqual(balances.map((balance) => balance.posted), [{ amount: zero, currency }], 'posted');
    });
  }
}
