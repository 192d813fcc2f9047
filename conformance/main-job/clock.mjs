import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';

export async function clock(report, world) {
  const pay = (caller, quote, name) =>
    caller.ask(documents.createPayment, { input: { quoteId: quote.id, recipientId: world.euroRecipient.id, senderId: world.sender.id, idempotencyKey: world.key(name) } });

  await report.check('the test clock advances, and a firm quote expires by it', async () => {
    const input = { fromCurrency: 'AUD', toCurrency: 'EUR', fromAmount: '10.00', firm: true, idempotencyKey: world.key('quo-expires') };
    const { quote } = await world.acme.change(documents.createQuote, { input });
    const to = new Date(Date.parse(quote.expiresAt) + 1000).toISOString();
    const { now } = await world.acme.change(documents.advanceTestClock, { input: { to } });
    expect(Date.parse(now) >= Date.parse(to), `now is ${now}, wanted ${to}`);
    world.now = now;
    const { createPayment } = await pay(world.acme, quote, 'pay-expired');
    expectEqual(createPayment.errors?.map((error) => error.code), ['QUOTE_EXPIRED'], 'codes');
  });

  await report.check('a quote made after that can be paid', async () => {
    const input = { fromCurrency: 'AUD', toCurrency: 'EUR', fromAmount: '10.00', firm: true, idempotencyKey: world.key('quo-later') };
    const { quote } = await world.acme.change(documents.createQuote, { input });
    const { createPayment } = await pay(world.acme, quote, 'pay-later');
    expect(createPayment.payment, JSON.stringify(createPayment));
  });

  await report.check('the clock does not go back', async () => {
    const to = new Date(Date.parse(world.now) - 3_600_000).toISOString();
    const { advanceTestClock } = await world.acme.ask(documents.advanceTestClock, { input: { to } });
    expect(advanceTestClock.errors?.length, `it went back to ${advanceTestClock.now}`);
  });
}
