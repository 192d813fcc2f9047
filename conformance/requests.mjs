// Batches, persisted operations and uploads, by real clients against the stand-in:
//   node requests.mjs http://127.0.0.1:5301/graphql
// (Cacao.StandIn --requests true).
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { expect, expectEqual, Report } from './lib/report.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node requests.mjs http://127.0.0.1:PORT/graphql');
  process.exit(2);
}

const preflight = { 'graphql-preflight': '1' };
// A name of this run's own, so that its documents are not known from an earlier one.
const run = `r${Date.now().toString(36)}`;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const report = new Report();

/** A client, and what it has sent. */
function newClient(makeLink) {
  const sent = [];
  const watchedFetch = async (address, options) => {
    const response = await fetch(address, options);
    const body = options.body ? JSON.parse(options.body) : null;
    sent.push({ method: options.method, address, body, status: response.status });
    return response;
  };
  const client = new ApolloClient({ link: makeLink(watchedFetch), cache: new InMemoryCache(), defaultOptions: { query: { fetchPolicy: 'no-cache' } } });
  return { sent, query: async (document, variables) => (await client.query({ query: gql(document), variables, errorPolicy: 'all' })) };
}

const batching = () => newClient((send) => new BatchHttpLink({ uri: url, fetch: send, batchMax: 5, batchInterval: 20 }));
const hashing = (useGETForHashedQueries = false) =>
  newClient((send) => ApolloLink.from([new PersistedQueryLink({ sha256, useGETForHashedQueries }), new HttpLink({ uri: url, fetch: send, headers: preflight })]));

report.group('batches by the batch link of Apollo Client');
await report.check('three queries are one request, and each gets its own answer', async () => {
  const { sent, query } = batching();
  const answers = await Promise.all(['a', 'b', 'c'].map((name) => query(`query { ${name}: __typename }`)));
  expectEqual(answers.map((answer) => answer.data), [{ a: 'Query' }, { b: 'Query' }, { c: 'Query' }], 'data');
  expectEqual(sent.map(({ body, status }) => [body.length, status]), [[3, 200]], 'requests');
});
await report.check('one that fails leaves the others alone', async () => {
  const { sent, query } = batching();
  const [bad, good] = await Promise.all([query('query { nope }'), query('query { __typename }')]);
  expect(bad.error?.message.includes('nope'), `wanted an error about nope, got ${bad.error?.message}`);
  expectEqual(good.data, { __typename: 'Query' }, 'data');
  expectEqual(sent.length, 1, 'requests');
});

report.group('automatic persisted operations by the link of Apollo Client');
await report.check('a document is sent once, then its hash alone', async () => {
  const { sent, query } = hashing();
  const document = `query ${run}a { __typename }`;
  for (let i = 0; i < 3; i++) expectEqual((await query(document)).data, { __typename: 'Query' }, 'data');
  expectEqual(sent.map(({ body }) => 'query' in body), [false, true, false, false], 'requests with the document');
  expect(sent[0].body.extensions.persistedQuery.sha256Hash.length === 64, 'the first request names no hash');
});
await report.check('another client need not send it at all', async () => {
  const { sent, query } = hashing();
  expectEqual((await query(`query ${run}a { __typename }`)).data, { __typename: 'Query' }, 'data');
  expectEqual(sent.map(({ body }) => 'query' in body), [false], 'requests with the document');
});
await report.check('hashes go by GET, the document by POST', async () => {
  const { sent, query } = hashing(true);
  const document = `query ${run}b { __typename }`;
  for (let i = 0; i < 2; i++) expectEqual((await query(document)).data, { __typename: 'Query' }, 'data');
  expectEqual(sent.map(({ method }) => method), ['GET', 'POST', 'GET'], 'methods');
});
await report.check('an invalid document is answered, and not kept', async () => {
  const { sent, query } = hashing();
  for (let i = 0; i < 2; i++) {
    const { error } = await query(`query ${run}c { nope }`);
    expect(error?.message.includes('nope'), `wanted an error about nope, got ${error?.message}`);
  }
  expectEqual(sent.map(({ body }) => 'query' in body), [false, true, false, true], 'requests with the document');
});
await report.check('a hash of another document is refused', async () => {
  const { status, json } = await post({ query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: sha256('{ other }') } } });
  expectEqual([status, json.errors[0].extensions.code], [400, 'PERSISTED_QUERY_MISMATCH'], 'answer');
});

report.group('uploads by FormData');
const uploadOne = 'mutation ($f: Upload!) { upload(file: $f) { name contentType length sha256 } }';
const uploadMany = 'mutation ($i: UploadInput!) { uploadMany(input: $i) { name length sha256 } }';
const small = new File(['a,b\n1,2\n'], 'small.csv', { type: 'text/csv' });
const large = new File([Buffer.alloc(3_000_000, 'payments ')], 'large.bin', { type: 'application/octet-stream' });
const receiptOf = async (file) => ({ name: file.name, length: file.size, sha256: sha256(Buffer.from(await file.arrayBuffer())) });

await report.check('a file', async () => {
  const { status, json } = await upload({ query: uploadOne, variables: { f: null } }, { 0: ['variables.f'] }, { 0: small });
  expectEqual(status, 200, 'status');
  const { contentType, ...receipt } = json.data.upload;
  expectEqual(receipt, await receiptOf(small), 'receipt');
  expectEqual(contentType, 'text/csv', 'type');
});
await report.check('files in a list in an input, one of them larger than memory', async () => {
  const operations = { query: uploadMany, variables: { i: { files: [null, null] } } };
  const { json } = await upload(operations, { a: ['variables.i.files.0'], b: ['variables.i.files.1'] }, { a: large, b: small });
  expectEqual(json.data?.uploadMany, [await receiptOf(large), await receiptOf(small)], 'receipts');
});
await report.check('files in a batch', async () => {
  const one = { query: uploadOne, variables: { f: null } };
  const { json } = await upload([one, one], { 0: ['0.variables.f'], 1: ['1.variables.f'] }, { 0: small, 1: large });
  expectEqual(json.map((answer) => answer.data?.upload.name), ['small.csv', 'large.bin'], 'names');
});
await report.check('a registered document by its hash', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(uploadOne) } };
  await upload({ query: uploadOne, variables: { f: null }, extensions }, { 0: ['variables.f'] }, { 0: small });
  const { json } = await upload({ variables: { f: null }, extensions }, { 0: ['variables.f'] }, { 0: large });
  expectEqual(json.data?.upload.name, 'large.bin', 'name');
});
await report.check('a form without proof that it is no other site’s is refused', async () => {
  const { status, json } = await upload({ query: uploadOne, variables: { f: null } }, { 0: ['variables.f'] }, { 0: small }, {});
  expectEqual([status, json.errors[0].extensions.code], [400, 'HC0077'], 'answer');
});
await report.check('a file that is too large is refused', async () => {
  const huge = new File([Buffer.alloc(9 * 1024 * 1024)], 'huge.bin');
  const { status } = await upload({ query: uploadOne, variables: { f: null } }, { 0: ['variables.f'] }, { 0: huge });
  expectEqual(status, 413, 'status');
});
await report.check('a file that is missing is named', async () => {
  const { status, json } = await upload({ query: uploadOne, variables: { f: null } }, { 7: ['variables.f'] }, {});
  expectEqual([status, json.errors[0].extensions.code, json.errors[0].message], [400, 'HC0038', "File of key '7' is missing."], 'answer');
});

report.finish();

async function post(body, headers = { 'content-type': 'application/json' }) {
  const response = await fetch(url, { method: 'POST', headers: { accept: 'application/graphql-response+json', ...headers }, body: body instanceof FormData ? body : JSON.stringify(body) });
  return { status: response.status, json: await response.json() };
}

function upload(operations, map, files, headers = preflight) {
  const form = new FormData();
  form.set('operations', JSON.stringify(operations));
  form.set('map', JSON.stringify(map));
  for (const [key, file] of Object.entries(files)) form.set(key, file, file.name);
  return post(form, headers);
}
