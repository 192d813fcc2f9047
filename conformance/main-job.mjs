// The main job of the platform, done by real clients against a started server:
//   node main-job.mjs http://127.0.0.1:5000/graphql
// It can be repeated on the same database: whatever must be unique carries the run's own mark.
import { Caller } from './lib/caller.mjs';
import { newWorld, Report } from './lib/report.mjs';
import { alone } from './main-job/alone.mjs';
import { badInput } from './main-job/bad-input.mjs';
import { badRequests } from './main-job/bad-requests.mjs';
import { clock } from './main-job/clock.mjs';
import { consents } from './main-job/consents.mjs';
import { currencies } from './main-job/currencies.mjs';
import { eventLog } from './main-job/event-log.mjs';
import { identity } from './main-job/identity.mjs';
import { logout } from './main-job/logout.mjs';
import { moneyIn } from './main-job/money-in.mjs';
import { moneyOut } from './main-job/money-out.mjs';
import { once } from './main-job/once.mjs';
import { payments } from './main-job/payments.mjs';
import { resume } from './main-job/resume.mjs';
import { strangers } from './main-job/strangers.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node main-job.mjs http://127.0.0.1:PORT/graphql');
  process.exit(2);
}

const report = new Report();
const world = newWorld();
world.url = url;
world.run = `${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
world.key = (name) => `${world.run}-${name}`;
world.stranger = new Caller(url);

const steps = { identity, moneyIn, moneyOut, resume, once, payments, consents, currencies, eventLog, alone, badInput, badRequests, strangers, clock, logout };
for (const [name, step] of Object.entries(steps)) {
  report.group(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  await step(report, world);
}
report.finish();
