import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { expectOrdered, headOf } from './reading.mjs';

const ibanForm = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

async function ask(world, name) {
  const after = await headOf(world.acme);
  const input = { providerCode: world.provider.code, scopes: ['ACCOUNTS', 'BALANCES', 'TRANSACTIONS'], redirectUri: 'https://example.org/back', externalId: world.key(name), idempotencyKey: world.key(name) };
  const { consent } = await world.acme.change(documents.createConsent, { input });
  const pushed = world.acme.listen(documents.consentChanged, { id: consent.id, after });
  const item = await pushed.until((found) => found.consent.link, 'a link to the bank');
  return { id: consent.id, link: item.consent.link, pushed };
}

const answer = (world, consentId, outcome) =>
  world.acme.change(documents.simulateConsentAuthorization, { input: { consentId, outcome, idempotencyKey: world.key(`sca-${consentId}`) } });

export async function consents(report, world) {
  await report.check('banks are listed', async () => {
    const { providers } = await world.acme.ask(documents.providers);
    expect(providers.nodes.length, 'no providers');
    world.provider = providers.nodes[0];
  });

  await report.check('a consent gives a link to the bank, and the page is there', async () => {
    const { id, link, pushed } = await ask(world, 'cns');
    Object.assign(world, { consentId: id, consentPushed: pushed });
    const page = await fetch(link);
    expectEqual(page.status, 200, `status of ${link}`);
    expect(/html/.test(page.headers.get('content-type') ?? ''), 'the page is not HTML');
  });

  await report.check('approved at the bank, the consent is pushed until ACTIVE', async () => {
    await answer(world, world.consentId, 'APPROVE');
    const item = await world.consentPushed.untilStatus('ACTIVE');
    world.consentPushed.cut();
    expectOrdered(world.consentPushed.items, world.machine('consent'));
    expectEqual(item.consent.provider.code, world.provider.code, 'provider');
  });

  await report.check('it opens accounts and their balances', async () => {
    const { node } = await world.acme.ask(documents.consentAccounts, { id: world.consentId, first: 2 });
    expect(node.accounts.length, 'no accounts');
    for (const account of node.accounts) {
      expect(account.iban === null || ibanForm.test(account.iban), `IBAN ${account.iban}`);
      expect(account.balances.length, `account ${account.id} has no balances`);
      expect(account.balances.every((balance) => balance.amount.currency === account.currency), 'a balance in another currency');
    }
    world.bankAccount = node.accounts.find((account) => account.transactions.totalCount > 2) ?? node.accounts[0];
  });

  await report.check('transactions are paged without gap or repetition', async () => {
    const found = [];
    let page;
    do {
      const after = page?.pageInfo.endCursor;
      const { node } = await world.acme.ask(documents.accountTransactions, { id: world.bankAccount.id, first: 2, after });
      page = node.transactions;
      expect(page.nodes.length <= 2, `a page of ${page.nodes.length}`);
      found.push(...page.nodes);
    } while (page.pageInfo.hasNextPage);
    expect(found.length > 2, `only ${found.length} transactions: nothing was paged`);
    expectEqual([new Set(found.map((item) => item.id)).size, page.totalCount], [found.length, found.length], 'distinct ids, totalCount');
    expect(found.every((item) => ['CREDIT', 'DEBIT'].includes(item.direction)), 'direction');
    world.bankTransaction = found[0];
  });

  await report.check('denied at the bank, a consent fails', async () => {
    const { id, pushed } = await ask(world, 'cns-denied');
    await answer(world, id, 'DENY');
    const item = await pushed.untilStatus('FAILED');
    pushed.cut();
    expectEqual(item.consent.isFinal, true, 'isFinal');
  });

  await report.check('a revoked consent is pushed as REVOKED and final', async () => {
    const { id, pushed } = await ask(world, 'cns-revoked');
    await answer(world, id, 'APPROVE');
    await pushed.untilStatus('ACTIVE');
    await world.acme.change(documents.revokeConsent, { input: { consentId: id, idempotencyKey: world.key('rev') } });
    const item = await pushed.untilStatus('REVOKED');
    pushed.cut();
    expectEqual(item.consent.isFinal, true, 'isFinal');
    world.revokedId = id;
  });

  await report.check('a revoked consent cannot be revoked again', async () => {
    const input = { consentId: world.revokedId, idempotencyKey: world.key('rev-2') };
    await world.acme.refusal('ILLEGAL_TRANSITION', documents.revokeConsent, { input });
  });

  await report.check('an unknown bank is refused', async () => {
    const input = { providerCode: 'no-such-bank', scopes: ['ACCOUNTS'], redirectUri: 'https://example.org/back', idempotencyKey: world.key('cns-nobank') };
    const { createConsent } = await world.acme.ask(documents.createConsent, { input });
    expect(['NOT_FOUND', 'INVALID_INPUT'].includes(createConsent.errors?.[0]?.code), JSON.stringify(createConsent));
  });
}
