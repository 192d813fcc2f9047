// Reading lists to their end, and reading amounts without floating point.
import { expect } from '../lib/report.mjs';
import * as documents from './documents.mjs';

/** All events of the caller's log after a cursor, oldest first. */
export async function eventsAfter(caller, after) {
  const found = [];
  for (;;) {
    const { events } = await caller.ask(documents.events, { first: 250, after: found.at(-1)?.cursor ?? after });
    found.push(...events.nodes);
    if (!events.pageInfo.hasNextPage) return found;
    expect(events.nodes.length, 'an empty page says that there is a next one');
  }
}

/** The cursor of the newest event; null when the log is empty. */
export async function headOf(caller) {
  return (await eventsAfter(caller, null)).at(-1)?.cursor ?? null;
}

/** The ids of a whole list, and its count as the server tells it. */
export async function idsOf(caller, list) {
  const ids = [];
  let after = null;
  for (;;) {
    const { [list]: page } = await caller.ask(documents.list[list], { first: 250, after });
    ids.push(...page.nodes.map((node) => node.id));
    if (!page.pageInfo.hasNextPage) return { ids, totalCount: page.totalCount };
    after = page.pageInfo.endCursor;
  }
}

export async function balanceOf(caller, currency) {
  const { balances } = await caller.ask(documents.balances, { currencies: [currency] });
  expect(balances.length === 1, `one balance wanted for ${currency}, got ${JSON.stringify(balances)}`);
  const [{ posted, held, available }] = balances;
  return { posted: minor(posted.amount), held: minor(held.amount), available: minor(available.amount) };
}

/** "12.34" as 1234n, "-0.50" as -50n: what is compared is exact. */
export function minor(amount) {
  expect(/^-?\d+(\.\d+)?$/.test(amount), `not an amount: ${amount}`);
  return BigInt(amount.replace('.', ''));
}

/** The same id with one character of its body exchanged: well formed, and nobody's. */
export function unknownLike(id) {
  const at = id.length - 3;
  const other = id[at].toLowerCase() === 'a' ? 'b' : 'a';
  return id.slice(0, at) + (id[at] === id[at].toUpperCase() && /[A-Z]/.test(id) ? other.toUpperCase() : other) + id.slice(at + 1);
}

/** Versions that rise by one, sequences that rise, and every move one that the status machine allows. */
export function expectOrdered(events, machine) {
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (before) {
      expect(event.version === before.version + 1, `version ${event.version} follows ${before.version}`);
      expect(BigInt(event.sequence) > BigInt(before.sequence), `sequence ${event.sequence} follows ${before.sequence}`);
      expect(event.previousStatus === before.status, `previousStatus ${event.previousStatus} follows status ${before.status}`);
    }
    const from = machine?.states.find((state) => state.name === event.previousStatus);
    if (from && event.status !== event.previousStatus) {
      expect(from.next.includes(event.status), `${machine.name} may not go from ${event.previousStatus} to ${event.status}`);
    }
  });
}

export const cursorsOf = (items) => items.map((item) => item.cursor);
