// Every field is checked, and the error names it.
import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { balanceOf, unknownLike } from './reading.mjs';

const key = (world, name) => world.key(`bad-${name}`);

/** Refused by a scalar before anything runs, or by a typed error; either way the field is named. */
async function expectRefused(caller, document, input, field) {
  const { status, data, errors } = await caller.answer(document, { input });
  const payload = data && Object.values(data)[0];
  const found = errors ?? payload?.errors ?? [];
  expect(found.length, `accepted: ${JSON.stringify(data)}`);
  expect(status < 500, `HTTP ${status}`);
  if (!errors) expectEqual(found[0].code, 'INVALID_INPUT', 'code');
  const named = found.some((error) => error.path?.includes(field) || (errors && JSON.stringify(error).includes(field)));
  expect(named, `${field} is not named: ${JSON.stringify(found)}`);
}

export async function badInput(report, world) {
  const withdraw = (amount, name, more = {}) => ({ amount: { amount, currency: 'AUD' }, recipientId: world.recipient.id, idempotencyKey: key(world, name), ...more });

  await report.check('an amount as a number literal is refused', async () => {
    const { status, errors } = await world.acme.answer(documents.numberLiteral, { recipientId: world.recipient.id, key: key(world, 'literal') });
    expect(errors?.length && status === 400, `HTTP ${status}: ${JSON.stringify(errors)}`);
  });

  const wrong = [10.5, 10, '1,00', '-1', '+1', '01.00', '1.', '.5', '', ' 1.00', '1e3', '0x10', '１.00', '١', '9'.repeat(40)];
  await report.check(`amounts that are none: ${wrong.map((amount) => JSON.stringify(amount)).join(' ').slice(0, 90)} …`, async () => {
    const before = await balanceOf(world.acme, 'AUD');
    for (const amount of wrong) {
      await expectRefused(world.acme, documents.createWithdrawal, withdraw(amount, `amount-${amount}`.slice(0, 60)), 'amount').catch((error) => {
        throw new Error(`${JSON.stringify(amount)}: ${error.message}`);
      });
    }
    expectEqual(String((await balanceOf(world.acme, 'AUD')).available), String(before.available), 'available');
  });

  await report.check('nothing, and more decimals than AUD has, are refused by a typed error', async () => {
    for (const amount of ['0.00', '1.005', '92233720368547758.08']) {
      const error = await world.acme.refusal('INVALID_INPUT', documents.createWithdrawal, { input: withdraw(amount, `fine-${amount}`) });
      expect(error.path?.includes('amount'), `${amount}: path ${JSON.stringify(error.path)}`);
      expect(error.retryable === false && error.message, `${amount}: ${JSON.stringify(error)}`);
    }
  });

  await report.check('an unknown currency is refused', async () => {
    const unknown = { amount: { amount: '1.00', currency: 'ZZZ' }, recipientId: world.recipient.id, idempotencyKey: key(world, 'currency') };
    await expectRefused(world.acme, documents.createWithdrawal, unknown, 'currency');
    await expectRefused(world.acme, documents.createWithdrawal, { ...unknown, amount: { amount: '1.00', currency: 'aud' } }, 'currency');
  });

  await report.check('malformed and unknown ids are not found, and the path names the field', async () => {
    for (const id of ['', 'x', unknownLike(world.recipient.id), world.sender.id, world.recipient.id.toUpperCase() + 'Z', '💥', "' OR 1=1 --"]) {
      const error = await world.acme.refusal('NOT_FOUND', documents.createWithdrawal, { input: withdraw('1.00', `id-${id.length}-${encodeURIComponent(id).slice(-6)}`, { recipientId: id }) });
      expect(error.path?.includes('recipientId'), `${id}: path ${JSON.stringify(error.path)}`);
    }
  });

  await report.check('an optional id that is none is not found either, instead of being left out', async () => {
    for (const [index, id] of ['', 'x', world.recipient.id, unknownLike(world.sender.id)].entries()) {
      const error = await world.acme.refusal('NOT_FOUND', documents.createWithdrawal, { input: withdraw('1.00', `sender-${index}`, { senderId: id }) });
      expect(error.path?.includes('senderId'), `${id}: path ${JSON.stringify(error.path)}`);
    }
  });

  await report.check('a subscription to an id that is none is pushed nothing', async () => {
    const { events } = await world.acme.ask(documents.events, { first: 1 });
    const after = events.nodes[0].cursor;
    const none = ['x', world.recipient.id].map((id) => world.acme.listen(documents.withdrawalChanged, { id, after }));
    const all = world.acme.listen(documents.withdrawalChanged, { after });
    await all.until(() => true, 'a withdrawal');
    all.cut();
    for (const pushed of none) {
      pushed.cut();
      expect(!pushed.items.length, `pushed ${JSON.stringify(pushed.items[0])}`);
    }
  });

  await report.check('an amount that leaves no room for its fee is refused by a typed error', async () => {
    const error = await world.acme.refusal('INVALID_INPUT', documents.createWithdrawal, { input: withdraw('92233720368547758.07', 'largest') });
    expect(error.path?.includes('amount'), `path ${JSON.stringify(error.path)}`);
  });

  await report.check('an idempotency key is 1 to 255 printable characters', async () => {
    for (const bad of ['', 'k'.repeat(256), 'a\nb', 'a\u0000b']) {
      await expectRefused(world.acme, documents.createWithdrawal, withdraw('1.00', 'x', { idempotencyKey: bad }), 'idempotencyKey');
    }
  });

  const recipient = (account, name) => ({ name: { companyName: 'Checks Pty Ltd' }, address: { line1: '1 Road', country: 'DE' }, account, idempotencyKey: key(world, name) });
  const iban = { type: 'IBAN', currency: 'EUR', country: 'DE', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };
  const accounts = [
    ['an IBAN with wrong check digits', { ...iban, iban: 'DE88370400440532013000' }, 'iban'],
    ['an IBAN that is too short', { ...iban, iban: 'DE8937040044053201300' }, 'iban'],
    ['an IBAN with check digits 01', { ...iban, iban: 'DE01370400440532013000' }, 'iban'],
    ['a malformed BIC', { ...iban, bic: 'COBA' }, 'bic'],
    ['a BSB of five digits', { type: 'BSB', currency: 'AUD', country: 'AU', bsb: '06200', accountNumber: '12345678' }, 'bsb'],
    ['a missing account number', { type: 'BSB', currency: 'AUD', country: 'AU', bsb: '062000' }, 'accountNumber'],
    ['a field of another account type', { type: 'BSB', currency: 'AUD', country: 'AU', bsb: '062000', accountNumber: '12345678', iban: 'DE89370400440532013000' }, 'iban'],
  ];
  for (const [index, [name, account, field]] of accounts.entries()) {
    await report.check(`${name} is refused`, () => expectRefused(world.acme, documents.createRecipient, recipient(account, `rcp-${index}`), field));
  }

  await report.check('a name is a person or a company', async () => {
    for (const name of [{}, { firstName: 'Jo', lastName: 'Citizen', companyName: 'Both Pty Ltd' }]) {
      await expectRefused(world.acme, documents.createRecipient, { ...recipient(iban, 'name'), name }, 'name');
    }
  });

  await report.check('hostile text is data', async () => {
    const text = "Robert'); DROP TABLE deposits;-- <script>alert(1)</script> \u202e ﷽ 💸";
    const input = { accountName: text, currency: 'AUD', idempotencyKey: key(world, 'text') };
    const { virtualAccount } = await world.acme.change(documents.createVirtualAccount, { input });
    expectEqual(virtualAccount.accountName, text, 'accountName');
  });

  await report.check('a page is 1 to 250 long', async () => {
    for (const first of [0, -1, 251, 2147483647]) {
      const { data, errors } = await world.acme.answer(documents.list.deposits, { first });
      expect(errors?.length && !data?.deposits, `first: ${first} was accepted`);
    }
    const { errors } = await world.acme.answer(documents.list.deposits, { first: 1, after: 'not-a-cursor' });
    expect(errors?.length, 'a malformed cursor was accepted');
  });
}
