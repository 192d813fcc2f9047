// Checks the documents of the main job against a schema file, without a server:
//   node check-documents.mjs ../schema.graphql
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import * as documents from './main-job/documents.mjs';
import { Report } from './lib/report.mjs';

const schema = buildSchema(readFileSync(process.argv[2] ?? '../schema.graphql', 'utf8'));
const report = new Report();
const texts = Object.entries(documents).flatMap(([name, value]) =>
  typeof value === 'string' ? [[name, value]] : Array.isArray(value) ? [] : Object.entries(value),
);
report.group('documents of the main job');
for (const [name, text] of texts) {
  await report.check(`${name} is valid`, async () => {
    const found = validate(schema, parse(text));
    if (found.length) throw new Error(found.map((error) => error.message).join('\n'));
  });
}
report.finish();
