// Prints a profile of the shared suites with the token of a member in it: node signed-in-profile.mjs <profile.json> <url>
import { readFile } from 'node:fs/promises';
import { Caller } from './lib/caller.mjs';
import { signIn } from './main-job/identity.mjs';

const [path, url] = process.argv.slice(2);
const profile = JSON.parse(await readFile(path, 'utf8'));
const { token } = await signIn({ url, stranger: new Caller(url) }, 'demo@acme.example');
profile.security.admin = { authorization: `Bearer ${token}` };
console.log(JSON.stringify(profile, null, 2));
