// Microsoft's own Bot Framework code in Node as the channel in front of the bot: arguments are the bot's address, the OpenID metadata of
// the authority and the bot's id. It says at which address replies reach it, takes a token for that address from the standard input, and
// tells in JSON, a line each, what happened.

import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { AuthenticationConfiguration, BotFrameworkAuthenticationFactory } = require('botframework-connector');
const mappers = require('botframework-connector/lib/connectorApi/models/mappers');
const { createSerializer } = createRequire(require.resolve('botframework-connector'))('@azure/core-client');

const [, , bot, metadata, appId] = process.argv;
const tell = what => console.log(JSON.stringify(what));
// An activity as Microsoft's ConnectorClient reads and writes it: a field of the wrong type throws, one that it does not know is gone.
const serializer = createSerializer(mappers);
const understood = json => serializer.serialize(mappers.Activity, serializer.deserialize(mappers.Activity, json, 'activity'), 'activity');
const fail = error => { tell({ failed: String(error?.stack ?? error) }); process.exit(1); };
process.on('unhandledRejection', fail);

const replies = createServer((request, response) => {
  let body = '';
  request.on('data', part => { body += part; }).on('end', () => {
    const activity = understood(JSON.parse(body));
    tell({ received: activity.text, path: decodeURIComponent(request.url), authorization: request.headers.authorization });
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id: 'reply-1' }));
  });
});
replies.listen(0, '127.0.0.1', () => tell({ serviceUrl: `http://127.0.0.1:${replies.address().port}/` }));

createInterface({ input: process.stdin }).on('line', token => converse(token).catch(fail)).on('close', () => process.exit(0));

async function converse(token) {
  const serviceUrl = `http://127.0.0.1:${replies.address().port}/`;
  const credentials = { signRequest: async request => { request.headers.set('authorization', `Bearer ${token}`); return request; } };
  const factory = {
    isValidAppId: async id => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  };
  const authentication = BotFrameworkAuthenticationFactory.create(
    '', true, 'https://login.microsoftonline.com/botframework.com', 'https://api.botframework.com', 'https://api.botframework.com',
    'https://api.botframework.com', metadata, metadata, '', factory, new AuthenticationConfiguration());
  const says = (text, id, deliveryMode) => ({
    type: 'message', id, channelId: 'msteams', serviceUrl, text, deliveryMode,
    from: { id: '29:sau', name: 'Sáu' }, recipient: { id: '28:bot', name: 'bot' }, conversation: { id: 'c-1', conversationType: 'personal' },
  });

  // Microsoft's own judgement of the token that our bot is about to see.
  const { claimsIdentity } = await authentication.authenticateRequest(says('', '0'), `Bearer ${token}`);
  tell({ authenticated: claimsIdentity.isAuthenticated, audience: claimsIdentity.getClaimValue('aud') });

  const client = authentication.createBotFrameworkClient();
  const post = activity => client.postActivity(appId, appId, `${bot}/api/messages`, serviceUrl, 'c-1', activity);
  const answer = await post(says('một', '1', 'expectReplies'));
  const heard = answer.body.activities.map(understood);
  tell({ status: answer.status, replied: heard.map(activity => activity.text), choices: heard[0].suggestedActions.actions.length });
  tell({ posted: (await post(says('hai', '2', 'normal'))).status });
}
