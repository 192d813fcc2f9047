// Another tenant sees nothing: a foreign id is answered exactly like one that does not exist.
import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { balanceOf, eventsAfter, headOf, idsOf, unknownLike } from './reading.mjs';
import { openAccount, receive } from './money-in.mjs';

export async function alone(report, world) {
  const ours = () => ({
    account: world.account.id,
    deposit: world.deposit.id,
    withdrawal: world.withdrawal.id,
    sender: world.sender.id,
    recipient: world.recipient.id,
    quote: world.quote.id,
    payment: world.payment.id,
    consent: world.consentId,
    bankAccount: world.bankAccount.id,
    bankTransaction: world.bankTransaction.id,
  });

  await report.check('each of our things is found by its id', async () => {
    const { nodes } = await world.acme.ask(documents.nodes, { ids: Object.values(ours()) });
    expectEqual(nodes.map((node) => node?.id), Object.values(ours()), 'ids');
  });

  await report.check('for the other tenant, node and nodes find none of it', async () => {
    const ids = Object.values(ours());
    const { nodes } = await world.bluegum.ask(documents.nodes, { ids });
    expectEqual(nodes, ids.map(() => null), 'nodes');
    const shape = async (id) => {
      const { status, data, errors } = await world.bluegum.answer(documents.node, { id });
      return JSON.stringify({ status, data, codes: errors?.map((error) => error.extensions?.code) });
    };
    for (const id of ids) {
      expectEqual(await shape(id), await shape(unknownLike(id)), `answer for ${id}`);
      expectEqual(await shape(id), await shape('not-an-id'), `answer for ${id} against a malformed id`);
    }
  });

  await report.check('no list of the other tenant holds any of it', async () => {
    const mine = new Set(Object.values(ours()));
    for (const list of documents.lists) {
      const { ids } = await idsOf(world.bluegum, list);
      expect(!ids.some((id) => mine.has(id)), `${list} shows what is ours`);
    }
    const foreign = (await eventsAfter(world.bluegum, null)).filter((event) => mine.has(event.subjectId));
    expectEqual(foreign, [], 'events');
  });

  await report.check('a mutation treats foreign, unknown and malformed ids alike', async () => {
    const attempt = async (name, document, field, id) => {
      const input = { ...name.input, [field]: id, idempotencyKey: world.key(`alone-${name.of}-${id}`) };
      const { message, ...error } = await world.bluegum.refusal('NOT_FOUND', document, { input });
      return { ...error, message: message.replaceAll(id, '…') };
    };
    const cases = [
      [{ of: 'wdr', input: { amount: { amount: '1.00', currency: 'AUD' } } }, documents.createWithdrawal, 'recipientId', world.recipient.id],
      [{ of: 'dep', input: { amount: { amount: '1.00', currency: 'AUD' } } }, documents.simulateDeposit, 'virtualAccountId', world.account.id],
      [{ of: 'rfd', input: {} }, documents.refundDeposit, 'depositId', world.deposit.id],
      [{ of: 'pay', input: { recipientId: world.euroRecipient.id } }, documents.createPayment, 'quoteId', world.quote.id],
      [{ of: 'rev', input: {} }, documents.revokeConsent, 'consentId', world.consentId],
      [{ of: 'sca', input: { outcome: 'DENY' } }, documents.simulateConsentAuthorization, 'consentId', world.consentId],
    ];
    for (const [name, document, field, id] of cases) {
      const foreign = await attempt(name, document, field, id);
      expectEqual(await attempt(name, document, field, unknownLike(id)), foreign, `${name.of} with an unknown id`);
      expectEqual(await attempt(name, document, field, 'not-an-id'), foreign, `${name.of} with a malformed id`);
    }
  });

  await report.check('subscriptions of the other tenant push none of it', async () => {
    const after = await headOf(world.bluegum);
    const all = world.bluegum.listen(documents.allEvents, { after });
    const foreign = world.bluegum.listen(documents.depositChanged, { id: world.deposit.id });
    const unknown = world.bluegum.listen(documents.depositChanged, { id: unknownLike(world.deposit.id) });
    const before = await balanceOf(world.acme, 'AUD');
    const account = await openAccount(world, world.bluegum, 'AUD', 'blue');
    await receive(world, world.acme, world.account.id, '1.00', 'AUD', 'marker', await headOf(world.acme));
    // Bluegum's own deposit comes later than ours: once it was pushed, ours would have been.
    const { deposit } = await receive(world, world.bluegum, account.id, '10.00', 'AUD', 'blue', after);
    await all.until((item) => item.subjectId === deposit.id && item.status === 'CONFIRMED', 'its own deposit');
    const mine = new Set(Object.values(ours()));
    expect(!all.items.some((item) => mine.has(item.subjectId)), 'our events were pushed to the other tenant');
    expectEqual([foreign.items, unknown.items], [[], []], 'items of foreign and unknown ids');
    expectEqual(foreign.end?.kind ?? 'open', unknown.end?.kind ?? 'open', 'how the two streams stand');
    [all, foreign, unknown].forEach((pushed) => pushed.cut());
    expectEqual(String((await balanceOf(world.acme, 'AUD')).posted - before.posted) !== '1000', true, 'our balance took their deposit');
  });

  await report.check("another tenant's cursor is refused or useless", async () => {
    const { status, data, errors } = await world.bluegum.answer(documents.events, { first: 250, after: world.cutAfter });
    const shown = data?.events?.nodes ?? [];
    expect(errors || shown.every((event) => event.subjectId !== world.cutId), `HTTP ${status}: shows our events`);
  });
}
