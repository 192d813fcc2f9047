// Prints profiles/payments-member.json with a member's token and an object of hers in it:
//   node member-profile.mjs http://127.0.0.1:5301/graphql
import { readFile } from 'node:fs/promises';
import { Caller } from './lib/caller.mjs';
import * as documents from './main-job/documents.mjs';
import { signIn } from './main-job/identity.mjs';

// Two pages of the list that the clients read, and one more.
const senderCount = 11;

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node member-profile.mjs http://127.0.0.1:PORT/graphql');
  process.exit(2);
}

const profile = JSON.parse(await readFile(new URL('profiles/payments-member.json', import.meta.url), 'utf8'));
const { caller, token } = await signIn({ url, stranger: new Caller(url) }, 'demo@acme.example');
const address = { line1: '1 George St', city: 'Sydney', postcode: '2000', country: 'AU' };
for (let i = 1; i <= senderCount; i++) {
  const key = `suite-${i}`;
  // The same at each run: what is there already is answered, and nothing is made.
  const input = { name: { firstName: 'Sam', lastName: `Number ${String.fromCharCode(64 + i)}` }, address, externalId: key, idempotencyKey: key };
  const { sender } = await caller.change(documents.createSender, { input });
  profile.clients.entity.variables = { id: sender.id };
}
profile.security.admin = { authorization: `Bearer ${token}` };
console.log(JSON.stringify(profile, null, 2));
