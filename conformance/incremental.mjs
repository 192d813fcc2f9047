// Responses in parts (@defer, @stream) by real clients against the stand-in:
//   node incremental.mjs http://127.0.0.1:5301/graphql
// (Cacao.StandIn --incremental true).
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { Client as UrqlClient, fetchExchange, gql as urqlGql } from '@urql/core';
import { expect, expectEqual, Report } from './lib/report.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node incremental.mjs http://127.0.0.1:PORT/graphql');
  process.exit(2);
}

const report = new Report();

/** The states of the data that a caller of Apollo Client sees, and the errors of the last one. */
function apollo(Handler) {
  const accepted = [];
  const watchedFetch = async (address, options) => {
    const response = await fetch(address, options);
    accepted.push(response.headers.get('content-type'));
    return response;
  };
  const client = new ApolloClient({
    link: new HttpLink({ uri: url, fetch: watchedFetch }),
    cache: new InMemoryCache(),
    incrementalHandler: new Handler(),
  });
  const see = (document) =>
    new Promise((resolve, reject) => {
      const states = [];
      const subscription = client.watchQuery({ query: gql(document), fetchPolicy: 'no-cache', errorPolicy: 'all' }).subscribe({
        next({ data, error, loading }) {
          if (data) states.push(withoutTypes(data));
          if (!loading) {
            resolve({ states, messages: (error?.errors ?? []).map(({ message }) => message), accepted });
            queueMicrotask(() => subscription?.unsubscribe());
          }
        },
        error: reject,
      });
    });
  /** Goes away after the first part. */
  const leave = (document) =>
    new Promise((resolve, reject) => {
      const subscription = client.watchQuery({ query: gql(document), fetchPolicy: 'no-cache', errorPolicy: 'all' }).subscribe({
        next({ data }) {
          if (!data) return;
          resolve(withoutTypes(data));
          queueMicrotask(() => subscription.unsubscribe());
        },
        error: reject,
      });
    });
  return { see, leave };
}

/** The same of a caller of urql. */
function urql() {
  const accepted = [];
  const watchedFetch = async (address, options) => {
    const response = await fetch(address, options);
    accepted.push(response.headers.get('content-type'));
    return response;
  };
  const client = new UrqlClient({ url, fetch: watchedFetch, exchanges: [fetchExchange], preferGetMethod: false });
  const see = (document) =>
    new Promise((resolve) => {
      const states = [];
      const source = client.query(urqlGql(document), {}, { requestPolicy: 'network-only' });
      const { unsubscribe } = source.subscribe(({ data, error, hasNext }) => {
        if (data) states.push(withoutTypes(data));
        if (!hasNext) {
          resolve({ states, messages: (error?.graphQLErrors ?? []).map(({ message }) => message), accepted });
          queueMicrotask(() => unsubscribe());
        }
      });
    });
  const leave = (document) =>
    new Promise((resolve) => {
      const { unsubscribe } = client.query(urqlGql(document), {}, { requestPolicy: 'network-only' }).subscribe(({ data }) => {
        if (!data) return;
        resolve(withoutTypes(data));
        queueMicrotask(() => unsubscribe());
      });
    });
  return { see, leave };
}

/** A copy: clients go on writing into what they have handed out. */
function withoutTypes(data) {
  return JSON.parse(JSON.stringify(data, (key, value) => (key === '__typename' ? undefined : value)));
}

const clients = [
  { name: 'Apollo Client, working draft of 2022-08-24', open: () => apollo(Defer20220824Handler), streams: false },
  { name: 'Apollo Client, graphql 17 alpha 9', open: () => apollo(GraphQL17Alpha9Handler), streams: true },
  { name: 'urql', open: urql, streams: true },
];

for (const { name, open, streams } of clients) {
  report.group(name);
  await report.check('a deferred fragment comes after the rest and is merged into it', async () => {
    const { states, messages, accepted } = await open().see('{ probe { now: defaulted ... @defer { later: slow(ms: 60) } } }');
    expectEqual(states[0], { probe: { now: 'standard' } }, 'the first part');
    expectEqual(states.at(-1), { probe: { now: 'standard', later: 60 } }, 'the whole');
    expectEqual(messages, [], 'errors');
    expect(/^(multipart\/mixed|text\/event-stream)/.test(accepted[0]), `it came as ${accepted[0]}`);
  });
  await report.check('fragments arrive as each is ready, nested ones after the outer', async () => {
    const { states } = await open().see(
      '{ probe { a: defaulted ... @defer(label: "outer") { b: slow(ms: 40) child { c: defaulted ... @defer(label: "inner") { d: slow(ms: 40) } } } ... @defer(label: "slowest") { e: slow(ms: 200) } } }',
    );
    expectEqual(states[0], { probe: { a: 'standard' } }, 'the first part');
    expectEqual(states.at(-1), { probe: { a: 'standard', b: 40, child: { c: 'standard', d: 40 }, e: 200 } }, 'the whole');
    expect(states.length > 2, `${states.length} states`);
  });
  await report.check('an error in a deferred fragment leaves the rest as it is', async () => {
    const { states, messages } = await open().see('{ probe { now: defaulted ... @defer { later: slow(ms: 30) broken: fails } } }');
    expectEqual(states[0], { probe: { now: 'standard' } }, 'the first part');
    expectEqual(states.at(-1), { probe: { now: 'standard', later: 30, broken: null } }, 'the whole');
    expectEqual(messages.length, 1, 'errors');
  });
  await report.check('a deferred fragment that cannot be null fails alone', async () => {
    const { states, messages } = await open().see('{ probe { now: defaulted ... @defer { later: slow(ms: 30) broken: strictFails } } }');
    expectEqual(states.at(-1).probe.now, 'standard', 'what was there');
    expectEqual(states.at(-1).probe.later, undefined, 'what belongs to the fragment');
    expectEqual(messages.length, 1, 'errors');
  });
  await report.check('if: false is an ordinary response', async () => {
    const { states, accepted } = await open().see('{ probe { now: defaulted ... @defer(if: false) { later: slow(ms: 10) } } }');
    expectEqual(states, [{ probe: { now: 'standard', later: 10 } }], 'the states');
    expect(/json/.test(accepted[0]), `it came as ${accepted[0]}`);
  });
  if (streams) {
    await report.check('a streamed list grows item by item', async () => {
      const { states } = await open().see('{ probe { children(count: 5) @stream(initialCount: 2) { at: slow(ms: 20) } } }');
      expectEqual(states[0], { probe: { children: [{ at: 20 }, { at: 20 }] } }, 'the first part');
      expectEqual(states.at(-1), { probe: { children: Array(5).fill({ at: 20 }) } }, 'the whole');
    });
    await report.check('an error in a streamed list is an error of its item', async () => {
      const { states, messages } = await open().see('{ probe { items @stream(initialCount: 1) } }');
      expectEqual(states.at(-1).probe.items[1], null, 'the broken item');
      expect(states.at(-1).probe.items.length > 1, 'the list has not grown');
      expectEqual(messages.length, 1, 'errors');
    });
  }
  await report.check('who goes away after the first part hurts nobody', async () => {
    const client = open();
    const first = await client.leave('{ probe { now: defaulted ... @defer { later: slow(ms: 5000) } } }');
    expectEqual(first, { probe: { now: 'standard' } }, 'the first part');
    const { states } = await client.see('{ probe { other: defaulted ... @defer { later: slow(ms: 20) } } }');
    expectEqual(states.at(-1), { probe: { other: 'standard', later: 20 } }, 'the next answer');
  });
}

report.finish();
