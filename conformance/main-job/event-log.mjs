// The three readers of the log agree: what was pushed live, what is replayed, what is queried.
import { expect, expectEqual } from '../lib/report.mjs';
import * as documents from './documents.mjs';
import { cursorsOf, eventsAfter } from './reading.mjs';

export async function eventLog(report, world) {
  await report.check('what was pushed live is what the log holds, without gap or repetition', async () => {
    const log = await eventsAfter(world.acme, world.head);
    await world.live.until((item) => item.cursor === log.at(-1).cursor, 'the newest event');
    const pushed = cursorsOf(world.live.items);
    const whole = cursorsOf(log);
    const start = whole.indexOf(pushed[0]);
    expect(start >= 0 && start < log.findIndex((event) => event.subjectId === world.withdrawal.id), `the live stream began at ${start}`);
    expectEqual(pushed.slice(0, whole.length - start), whole.slice(start), 'cursors');
  });

  await report.check('replayed from the start of the run, it is the same', async () => {
    const log = await eventsAfter(world.acme, world.head);
    const pushed = world.acme.listen(documents.allEvents, { after: world.head });
    await pushed.until((item) => item.cursor === log.at(-1).cursor, 'the newest event');
    pushed.cut();
    expectEqual(cursorsOf(pushed.items).slice(0, log.length), cursorsOf(log), 'cursors');
  });

  await report.check('each subject has its versions in order, one by one', async () => {
    const last = new Map();
    for (const event of await eventsAfter(world.acme, world.head)) {
      const version = last.get(event.subjectId);
      if (version !== undefined) expectEqual(event.version, version + 1, `version of ${event.subjectId} (${event.type})`);
      last.set(event.subjectId, event.version);
    }
    expect(last.size > 5, `only ${last.size} subjects`);
  });

  await report.check('events can be chosen by type', async () => {
    const type = world.withdrawalEvents.at(-1).type;
    const pushed = world.acme.listen(documents.allEvents, { types: [type], after: world.head });
    await pushed.until((item) => item.subjectId === world.withdrawal.id, type);
    pushed.cut();
    expect(pushed.items.every((item) => item.type === type), 'another type was pushed');
  });
}
