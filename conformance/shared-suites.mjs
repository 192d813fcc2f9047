// Runs suites of ../shared/conformance and sets aside what the profile waives by kind:
//   PROFILE=<profile.json> node shared-suites.mjs <copy of the suites> <url> 4c 4d
//
// The suites themselves waive by number, and the number of a generated check changes with every type that the
// schema gets. `waivedKinds` of a profile names the suite, how its complaint begins, the reason, and a request
// that the server refuses: once it is answered, the waiver has outlived its reason and fails the run.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [suites, url, ...wanted] = process.argv.slice(2);
if (!wanted.length) {
  console.error('usage: PROFILE=<profile.json> node shared-suites.mjs <copy of the suites> <url> <suite> ...');
  process.exit(2);
}

const results = await mkdtemp(join(tmpdir(), 'suites-'));
try {
  const total = await run();
  const kinds = await kindsOfProfile();
  let waived = 0;
  for (const { suite, rows } of await reports()) {
    for (const row of rows.filter(({ status }) => status === 'fail')) {
      const kind = kinds.find((one) => one.suite === suite && new RegExp(one.complaint).test(row.detail));
      if (kind) waived++;
      else console.log(`FAIL  ${suite} ${row.id} ${row.name}\n      ${row.detail.slice(0, 1500).replaceAll('\n', '\n      ')}`);
    }
  }
  if (waived) console.log(`${waived} waived by their kind`);
  const failed = total.failed - waived + (await outlived(kinds));
  console.log(`${total.passed} passed, ${failed} failed`);
  process.exitCode = failed || !total.passed ? 1 : 0;
} finally {
  await rm(results, { recursive: true });
}

/** What the suites say in the end; all else that they print is passed on. */
async function run() {
  const child = spawn(process.execPath, ['run.mjs', url, ...wanted], { cwd: suites, env: { ...process.env, RESULTS: results }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout) output += chunk;
  const sum = /^(\d+) passed, (\d+) failed\n*$/m.exec(output.trimEnd().split('\n').at(-1) ?? '');
  if (!sum) throw new Error(`run.mjs ended without a sum: ${output}`);
  process.stdout.write(output.trimEnd().split('\n').slice(0, -1).join('\n') + '\n');
  return { passed: Number(sum[1]), failed: Number(sum[2]) };
}

async function kindsOfProfile() {
  const { PROFILE: path } = process.env;
  return path?.endsWith('.json') ? (JSON.parse(await readFile(path, 'utf8')).waivedKinds ?? []) : [];
}

async function reports() {
  return Promise.all((await readdir(results)).map(async (name) => JSON.parse(await readFile(join(results, name), 'utf8'))));
}

/** How many waivers have outlived their reason. */
async function outlived(kinds) {
  let count = 0;
  for (const { reason, refused } of kinds) {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers() }, body: JSON.stringify(refused) });
    const { data } = await response.json();
    if (data === undefined) continue;
    console.log(`FAIL  ${JSON.stringify(refused)} is answered, yet its kind is waived ("${reason}"); drop the waiver`);
    count++;
  }
  return count;
}

/** As the suites read them: one `Name: value` a line. */
function headers() {
  const lines = (process.env.HEADER ?? '').split('\n').filter((line) => line.includes(':'));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]));
}
