// Counts named checks. A check fails by throwing; what it throws is its explanation.
const checkSecondsMax = 30;

export class Report {
  passed = 0;
  failed = 0;

  async check(name, run) {
    const started = performance.now();
    try {
      await withLimit(run(), checkSecondsMax, `no outcome after ${checkSecondsMax} s`);
      this.passed++;
      console.log(`  ok    ${name} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      this.failed++;
      console.log(`  FAIL  ${name}\n        ${explain(error)}`);
    }
  }

  group(name) {
    console.log(`\n${name}`);
  }

  finish() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed || !this.passed ? 1 : 0);
  }
}

/** What earlier checks made for later ones; asking for what never came fails with its name. */
export function newWorld() {
  return new Proxy(
    {},
    {
      get(target, name) {
        if (!(name in target)) throw new Error(`needs \`${String(name)}\`, which an earlier check did not make`);
        return target[name];
      },
    },
  );
}

export function withLimit(promise, seconds, text) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(typeof text === 'function' ? text() : text)), seconds * 1000);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

export function expect(condition, text) {
  if (!condition) throw new Error(text);
}

export function expectEqual(actual, wanted, what) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${what}: wanted ${right}, got ${left}`);
}

function explain(error) {
  const text = error instanceof Error ? error.message : JSON.stringify(error);
  return text.slice(0, 1500).replaceAll('\n', '\n        ');
}
