// Prints a profile of the shared suites with the token of a member in it, with something of hers for the clients to read
// and a cursor of her event log:
//   node signed-in-profile.mjs <profile.json> <url>
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Caller } from './lib/caller.mjs';
import * as documents from './main-job/documents.mjs';
import { signIn } from './main-job/identity.mjs';

// Two pages of the list that the clients read, and one more.
const senderCount = 11;

const [path, url] = process.argv.slice(2);
const profile = JSON.parse(await readFile(path, 'utf8'));
const { caller, token } = await signIn({ url, stranger: new Caller(url) }, 'demo@acme.example');
profile.security = { ...profile.security, admin: { authorization: `Bearer ${token}` } };
if (profile.clients) {
  const id = await lastOfSenders();
  profile.clients.entity.variables = { id };
  const { refetch, append, subscription } = profile.clients.relay;
  refetch.variables = { id };
  append.variables = { input: { ...sender('R'), idempotencyKey: randomUUID() } };
  // The subscription of one job ends with the job, so that a client can hear all of it.
  subscription.variables = { after: await firstCursor(), id: await exportOfNothing() };
  profile.subscription = { finite: changesOf(subscription.variables) };
}
// No cursor is valid but one that the server has given.
if (profile.scalars) {
  profile.scalars.EventCursor = [JSON.stringify(await firstCursor())];
  await demandSamples();
}
console.log(JSON.stringify(profile, null, 2));

/** Without values for a scalar, what takes it would be skipped, or refused for nonsense. */
async function demandSamples() {
  const { __schema } = await caller.ask('{ __schema { types { kind name } } }');
  const known = new Set(['Boolean', 'Float', 'ID', 'Int', 'String', ...Object.keys(profile.scalars), ...(profile.withoutSamples ?? [])]);
  const missing = __schema.types.filter(({ kind, name }) => kind === 'SCALAR' && !known.has(name));
  if (missing.length) throw new Error(`${path}: scalars has no values for ${missing.map(({ name }) => name)}`);
}

async function firstCursor() {
  return (await caller.ask(documents.events, { first: 1 })).events.nodes[0].cursor;
}

/** The same at each run: what is there already is answered, and nothing is made. */
async function lastOfSenders() {
  let id;
  for (let i = 1; i <= senderCount; i++) {
    const key = `suite-${i}`;
    const input = { ...sender(String.fromCharCode(64 + i)), externalId: key, idempotencyKey: key };
    ({ id } = (await caller.change(documents.createSender, { input })).sender);
  }
  return id;
}

function sender(letter) {
  const address = { line1: '1 George St', city: 'Sydney', postcode: '2000', country: 'AU' };
  return { name: { firstName: 'Sam', lastName: `Number ${letter}` }, address };
}

async function exportOfNothing() {
  const input = { currency: 'AUD', from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', format: 'CSV', idempotencyKey: randomUUID() };
  const { statementExport } = await caller.change(documents.exportStatement, { input });
  return statementExport.id;
}

function changesOf({ id, after }) {
  const told = (status) => ({ statementExportChanged: { __typename: 'StatementExportEvent', type: `statement_export.${status}` } });
  return {
    query: `subscription { statementExportChanged(id: "${id}", after: "${after}") { __typename type } }`,
    data: ['queued', 'running', 'completed'].map(told),
  };
}
