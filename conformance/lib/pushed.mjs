// What a subscription pushed. Waiting always means waiting for a push: nothing here ever asks.
import { withLimit } from './report.mjs';

const pushSecondsMax = 15;

export class Pushed {
  items = [];
  #wakers = new Set();
  #end = null;

  constructor(protocol, cut) {
    this.protocol = protocol;
    this.cut = cut;
    this.sink = {
      next: (result) => {
        if (result.errors) this.#finish({ kind: 'errors', errors: result.errors });
        else this.items.push(Object.values(result.data)[0]);
        this.#wake();
      },
      error: (reason) => this.#finish(describeEnd(reason)),
      complete: () => this.#finish({ kind: 'complete' }),
    };
  }

  get end() {
    return this.#end;
  }

  /** The first item that fits, whether it came already or is still to come. */
  async until(fits, what) {
    const find = async () => {
      for (;;) {
        const item = this.items.find(fits);
        if (item) return item;
        if (this.#end) throw new Error(`the stream ended before ${what}: ${JSON.stringify(this.#end)}${this.#seen()}`);
        await this.#change();
      }
    };
    return await withLimit(find(), pushSecondsMax, () => `${what} was not pushed within ${pushSecondsMax} s${this.#seen()}`);
  }

  untilStatus(status) {
    return this.until((item) => item.status === status, `status ${status}`);
  }

  /** How the stream ended: by errors, by the socket's close code, or by plain completion. */
  async untilEnd() {
    const wait = async () => {
      while (!this.#end) await this.#change();
      return this.#end;
    };
    return await withLimit(wait(), pushSecondsMax, `the stream was still open after ${pushSecondsMax} s`);
  }

  #change() {
    return new Promise((resolve) => this.#wakers.add(resolve));
  }

  #wake() {
    for (const waker of this.#wakers) waker();
    this.#wakers.clear();
  }

  #finish(end) {
    this.#end ??= end;
    this.#wake();
  }

  #seen() {
    const seen = this.items.map((item) => `${item.type ?? '?'}:${item.status ?? '-'}`).join(' ');
    return ` (${this.protocol} pushed: ${seen || 'nothing'})`;
  }
}

function describeEnd(reason) {
  if (Array.isArray(reason)) return { kind: 'errors', errors: reason };
  if (typeof reason?.code === 'number') return { kind: 'closed', code: reason.code, reason: reason.reason };
  return { kind: 'failed', message: reason?.message ?? String(reason) };
}
