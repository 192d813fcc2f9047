// Requests that no client would send: a 4xx with a GraphQL error, and the server lives.
import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';

const deep = 5000;

export async function badRequests(report, world) {
  const cases = [
    ['a body that is not JSON', () => 'this is not JSON'],
    ['an empty body', () => ''],
    ['a JSON string', () => '"{ __typename }"'],
    ['a request without a document', () => '{"variables":{}}'],
    ['a document that does not parse', () => JSON.stringify({ query: '{ viewer {' })],
    ['an unknown field', () => JSON.stringify({ query: '{ nothingOfTheKind }' })],
    ['an unknown operation', () => JSON.stringify({ query: 'query A { __typename }', operationName: 'B' })],
    ['variables that are a list', () => JSON.stringify({ query: '{ __typename }', variables: [] })],
    ['a body of 2 MB', () => JSON.stringify({ query: `{ __typename } # ${'x'.repeat(2 * 1024 * 1024)}` })],
    [`a document ${deep} selections deep`, () => JSON.stringify({ query: '{ a '.repeat(deep) + '}'.repeat(deep) })],
    [`a list value ${deep} deep`, () => JSON.stringify({ query: `{ nodes(ids: ${'['.repeat(deep)}${']'.repeat(deep)}) { id } }` })],
    [`a list type ${deep} deep`, () => JSON.stringify({ query: `query ($x: ${'['.repeat(deep)}Int${']'.repeat(deep)}) { __typename }` })],
    [`variables ${deep} deep`, () => `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"ids":${'['.repeat(deep)}${']'.repeat(deep)}}}`],
  ];
  for (const [name, body] of cases) {
    await report.check(`${name}: 4xx with an error`, async () => {
      for (const caller of [world.acme, world.stranger]) {
        const { status, json, text } = await caller.post(body());
        expect(status >= 400 && status < 500, `HTTP ${status}: ${text.slice(0, 200)}`);
        expect(json?.errors?.[0]?.message, `no GraphQL error: ${text.slice(0, 200)}`);
        expect(!/\bat [A-Z]\w+\.|Exception/.test(text), `shows its inside: ${text.slice(0, 300)}`);
      }
    });
  }

  await report.check('GET cannot change anything', async () => {
    const response = await fetch(`${world.url}?query=${encodeURIComponent('mutation { logout { success } }')}`, { headers: { ...world.acme.headers, accept: 'application/graphql-response+json' } });
    expect(response.status >= 400 && response.status < 500, `HTTP ${response.status}`);
  });

  await report.check('a form cannot post', async () => {
    const { status } = await world.acme.post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(status >= 400 && status < 500, `HTTP ${status}`);
  });

  await report.check('after all that the server answers', async () => {
    const { __typename } = await world.acme.ask(documents.typename);
    expectEqual(__typename, 'Query', '__typename');
  });
}
