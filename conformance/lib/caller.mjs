// One caller of the graph: an endpoint and, perhaps, a token. Queries go by fetch, streams by
// the official clients of the two protocols.
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createEventSourceClient } from 'graphql-sse';
import WebSocket from 'ws';
import { Pushed } from './pushed.mjs';

const accept = 'application/graphql-response+json, application/json;q=0.9';

export class Caller {
  constructor(url, token = null) {
    this.url = url;
    this.token = token;
  }

  get headers() {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  /** Sends a body as it is; for requests that no client would send. */
  async post(body, headers = {}) {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, ...this.headers, ...headers },
      body,
    });
    const text = await response.text();
    let json = null;
    try {
      json = JSON.parse(text);
    } catch {
      // The caller sees null and the text.
    }
    return { status: response.status, json, text };
  }

  /** The whole answer, errors included. */
  async answer(query, variables, operationName) {
    const { status, json, text } = await this.post(JSON.stringify({ query, variables, operationName }));
    if (!json) throw new Error(`HTTP ${status} without JSON: ${text.slice(0, 300)}`);
    return { status, ...json };
  }

  /** The data of an answer that must not have top-level errors. */
  async ask(query, variables) {
    const { status, data, errors } = await this.answer(query, variables);
    if (errors || !data) throw new Error(`HTTP ${status}: ${JSON.stringify(errors ?? data).slice(0, 800)}`);
    return data;
  }

  /** The payload of a mutation that must be accepted. */
  async change(query, variables) {
    const payload = Object.values(await this.ask(query, variables))[0];
    if (payload.errors?.length) throw new Error(`refused: ${JSON.stringify(payload.errors)}`);
    return payload;
  }

  /** The error of a mutation that must be refused with a code. */
  async refusal(code, query, variables) {
    const payload = Object.values(await this.ask(query, variables))[0];
    const errors = payload.errors ?? [];
    if (!errors.length) throw new Error(`should be refused with ${code}, got ${JSON.stringify(payload)}`);
    if (!errors.some((error) => error.code === code)) {
      throw new Error(`should be refused with ${code}, got ${JSON.stringify(errors)}`);
    }
    return errors.find((error) => error.code === code);
  }

  /** A subscription by graphql-transport-ws, on a socket of its own. */
  listen(query, variables) {
    let socket;
    const client = createSocketClient({
      url: this.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: this.token ? { Authorization: `Bearer ${this.token}` } : undefined,
      retryAttempts: 0,
      on: { connected: (opened) => (socket = opened) },
    });
    const pushed = new Pushed('graphql-ws', () => {
      // Without a closing handshake, as when a train enters a tunnel.
      if (socket) socket.terminate();
      else void client.terminate();
    });
    client.subscribe({ query, variables }, pushed.sink);
    return pushed;
  }

  /** The same subscription by Server-Sent Events, distinct connections mode. */
  listenBySse(query, variables) {
    const client = createEventSourceClient({ url: this.url, headers: this.headers, retryAttempts: 0 });
    const pushed = new Pushed('graphql-sse', () => client.dispose());
    client.subscribe({ query, variables }, pushed.sink);
    return pushed;
  }
}
