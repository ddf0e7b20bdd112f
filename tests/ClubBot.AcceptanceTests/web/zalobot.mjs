// OpenClaw's client of the Zalo Bot Platform, unchanged, against the platform whose address is the first argument; the second is the token.
// Each line of the standard input is a JSON list: a method and its arguments; each line of the standard output tells in JSON what came of it.
// The client leans on a host program that needs a newer Node and some 65 packages. It only uses small things of it: those stand in here.

import { createInterface } from 'node:readline';
import { register } from 'node:module';
import { readdirSync } from 'node:fs';

const standIns = `
  export const truncateUtf16Safe = (text, max) => text.slice(0, /[\\uD800-\\uDBFF]/.test(text[max - 1] ?? '') ? max - 1 : max);
  export const resolveTimerTimeoutMs = (ms, standard) => ms ?? standard;
  export const assertOkOrThrowProviderError = async answer => { if (!answer.ok) throw new Error('status ' + answer.status); };
  export const readProviderJsonResponse = answer => answer.json();
  export const resolvePinnedHostnameWithPolicy = async () => ({});
  export const formatErrorMessage = error => String(error?.message ?? error);
  export const createMessageReceiptFromOutboundResults = receipt => receipt;
  export const stripChannelTargetPrefix = text => text;
  export const stripTargetKindPrefix = text => text;
  export const makeProxyFetch = () => fetch;
  export const normalizeNullableString = text => typeof text === 'string' && text.trim() ? text.trim() : null;
  export const normalizeOptionalString = text => text;
  export const createChannelIngressError = name => class extends Error { constructor(text, more) { super(text, more); this.name = name; } };
  export const createPluginRuntimeStore = () => ({ setRuntime() {}, getRuntime: () => ({}) });
  export const createChannelIngressMonitor = parts => parts;
  export const DEFAULT_ACCOUNT_ID = 'default';
  const chain = new Proxy(function () {}, { get: (_, key) => key === Symbol.toPrimitive ? () => '' : chain, apply: () => chain, construct: () => chain });
`;

// Every import of the host is answered with the stand-ins, and names that nobody here calls with something that can be called.
const loader = `
  import { readFile } from 'node:fs/promises';
  const standIns = ${JSON.stringify(standIns)};
  const own = new Set([...standIns.matchAll(/export const (\\w+)/g)].map(match => match[1]));
  const wanted = new Set();
  export async function resolve(specifier, context, next) {
    if (!specifier.startsWith('openclaw/')) return next(specifier, context);
    const source = await readFile(new URL(context.parentURL), 'utf8');
    for (const line of source.matchAll(/^import \\{([^}]*)\\} from "([^"]+)"/gm))
      if (line[2] === specifier)
        for (const name of line[1].split(',')) wanted.add(name.trim().split(' as ')[0]);
    return { url: 'stand-in:' + encodeURIComponent([...wanted].join(',')) + '#' + encodeURIComponent(specifier), shortCircuit: true };
  }
  export async function load(url, context, next) {
    if (!url.startsWith('stand-in:')) return next(url, context);
    const names = decodeURIComponent(url.slice(9).split('#')[0]).split(',').filter(name => name && !own.has(name));
    return { format: 'module', shortCircuit: true, source: standIns + names.map(name => 'export const ' + name + ' = chain;').join('\\n') };
  }
`;
register('data:text/javascript,' + encodeURIComponent(loader));

process.env.ZALO_API_URL = process.argv[2];
const token = process.argv[3];
const folder = new URL('./node_modules/@openclaw/zalo/dist/.setup/', import.meta.url);
const part = async name => import(new URL(readdirSync(folder).find(file => file.startsWith(`${name}-`)), folder));
// The names of version 2026.9.5; another version has others.
const { a: getMe, c: sendChatAction, d: setWebhook, i: deleteWebhook, l: sendMessage, o: getUpdates, s: getWebhookInfo, t: sendMessageZalo, u: sendPhoto } = await part('send');
const methods = {
  getMe: bad => getMe(bad ?? token), getWebhookInfo: () => getWebhookInfo(token), deleteWebhook: () => deleteWebhook(token),
  setWebhook: what => setWebhook(token, what), sendMessage: what => sendMessage(token, what), sendPhoto: what => sendPhoto(token, what),
  sendChatAction: what => sendChatAction(token, what), getUpdates: what => getUpdates(token, what), sendCut: (chat, text) => sendMessageZalo(chat, text, { token }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [method, ...args] = JSON.parse(line);
  try {
    console.log(JSON.stringify({ done: await methods[method](...args) }));
  } catch (error) {
    console.log(JSON.stringify({ failed: error.message, kind: error.name, code: error.errorCode ?? 0, isEmptyPoll: error.isPollingTimeout === true }));
  }
}
