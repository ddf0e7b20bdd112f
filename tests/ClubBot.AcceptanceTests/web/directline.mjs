// Microsoft's DirectLineJS in Node against the server whose address is the first argument. Each line of the standard input is a command;
// each line of the standard output tells in JSON what happened.

import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = require('ws');

// The client refreshes its token every quarter of an hour; here a quarter of an hour passes quickly.
const patience = 60_000;
for (const name of ['setInterval', 'setTimeout']) {
  const real = globalThis[name];
  globalThis[name] = (call, ms, ...rest) => real(call, ms > patience ? 500 : ms, ...rest);
}

const { DirectLine } = require('botframework-directlinejs');
const server = process.argv[2];
const tell = what => console.log(JSON.stringify(what));

const answer = await fetch(`${server}/v3/directline/tokens/generate`, { method: 'POST' });
const { token } = await answer.json();
const line = new DirectLine({ token, domain: `${server}/v3/directline`, webSocket: process.argv[3] !== 'polling' });

line.connectionStatus$.subscribe(status => tell({ status }));
line.activity$.subscribe(
  activity => tell({ heard: activity.text, id: activity.id, clientActivityID: activity.channelData?.clientActivityID }),
  error => tell({ failed: String(error) }));

createInterface({ input: process.stdin }).on('line', text => {
  line.postActivity({ type: 'message', from: { id: 'somebody' }, text, channelData: { clientActivityID: `js-${text}` } })
    .subscribe(id => tell({ posted: id, text }), error => tell({ failed: String(error), text }));
}).on('close', () => {
  line.end();
  process.exit(0);
});
