import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { balanceOf, expectOrdered, headOf, minor } from './reading.mjs';

export async function payments(report, world) {
  const quoteOf = (name, more) => ({ input: { fromCurrency: 'AUD', toCurrency: 'EUR', fromAmount: '100.00', firm: true, idempotencyKey: world.key(name), ...more } });

  await report.check('a firm quote says its price and its expiry', async () => {
    const { quote } = await world.acme.change(documents.createQuote, quoteOf('quo'));
    expectEqual(quote.from, { amount: '100.00', currency: 'AUD' }, 'from');
    expectEqual([quote.to.currency, quote.firm, quote.usedAt], ['EUR', true, null], 'currency, firm, usedAt');
    expect(/^\d+\.\d{2}$/.test(quote.to.amount), `to ${quote.to.amount}`);
    expect(/^\d+(\.\d+)?$/.test(quote.rate), `rate ${quote.rate}`);
    expect(quote.expiresAt, 'a firm quote without an expiry');
    world.quote = quote;
  });

  await report.check('a quote by its target amount is exact there', async () => {
    const { quote } = await world.acme.change(documents.createQuote, quoteOf('quo-to', { fromAmount: undefined, toAmount: '33.33' }));
    expectEqual(quote.to, { amount: '33.33', currency: 'EUR' }, 'to');
  });

  await report.check('a quote takes exactly one amount', async () => {
    await world.acme.refusal('INVALID_INPUT', documents.createQuote, quoteOf('quo-both', { toAmount: '1.00' }));
    await world.acme.refusal('INVALID_INPUT', documents.createQuote, quoteOf('quo-none', { fromAmount: undefined }));
  });

  await report.check('three racing payments use a firm quote once', async () => {
    world.paymentHead = await headOf(world.acme);
    world.beforePayment = await balanceOf(world.acme, 'AUD');
    const input = (number) => ({ quoteId: world.quote.id, recipientId: world.euroRecipient.id, senderId: world.sender.id, reason: 'Goods', reference: 'INV 7', idempotencyKey: world.key(`pay-${number}`) });
    const answers = await Promise.all([1, 2, 3].map((number) => world.acme.ask(documents.createPayment, { input: input(number) })));
    const payloads = answers.map((answer) => answer.createPayment);
    const won = payloads.filter((payload) => payload.payment && !payload.errors?.length);
    const codes = payloads.flatMap((payload) => payload.errors ?? []).map((error) => error.code);
    expectEqual([won.length, codes], [1, ['QUOTE_ALREADY_USED', 'QUOTE_ALREADY_USED']], 'winners, codes of the others');
    world.payment = won[0].payment;
  });

  await report.check('the payment is pushed until CLOSED', async () => {
    const pushed = world.acme.listen(documents.paymentChanged, { id: world.payment.id, after: world.paymentHead });
    const closed = await pushed.untilStatus('CLOSED');
    pushed.cut();
    expectOrdered(pushed.items, world.machine('payment'));
    expectEqual([closed.payment.isFinal, closed.payment.quote.id], [true, world.quote.id], 'isFinal, quote');
    expectEqual([closed.payment.from, closed.payment.to], [world.quote.from, world.quote.to], 'amounts');
    world.paid = closed.payment;
  });

  await report.check('it cost what was quoted, once', async () => {
    const after = await balanceOf(world.acme, 'AUD');
    const fee = world.paid.fee.currency === 'AUD' ? minor(world.paid.fee.amount) : 0n;
    expectEqual(String(world.beforePayment.posted - after.posted), String(minor(world.paid.from.amount) + fee), 'posted');
  });

  await report.check('an indicative quote cannot be paid', async () => {
    const { quote } = await world.acme.change(documents.createQuote, quoteOf('quo-indicative', { firm: false }));
    expectEqual(quote.firm, false, 'firm');
    const input = { quoteId: quote.id, recipientId: world.euroRecipient.id, senderId: world.sender.id, idempotencyKey: world.key('pay-indicative') };
    const { createPayment } = await world.acme.ask(documents.createPayment, { input });
    expect(createPayment.errors?.length, `a payment on an indicative quote was accepted: ${JSON.stringify(createPayment)}`);
  });
}
