// A bot on grammY against the Bot API whose address is the first argument; the second is its token. It answers each message with a question and each
// press with thanks. Each line of the standard input is a chat to write to; each line of the standard output tells in JSON what happened.

import { createInterface } from 'node:readline';
import { Bot, GrammyError, HttpError, InlineKeyboard, Keyboard } from 'grammy';

const [apiRoot, token] = process.argv.slice(2);
const tell = what => console.log(JSON.stringify(what));
const kindOf = error => error instanceof GrammyError ? 'GrammyError' : error instanceof HttpError ? 'HttpError' : error.constructor.name;
const failure = error => ({ failed: kindOf(error), code: error.error_code, description: error.description, retryAfter: error.parameters?.retry_after });

const bot = new Bot(token, { client: { apiRoot } });
bot.on('message:contact', async context => {
  tell({ contact: context.message.contact.user_id === context.from.id });
  await context.reply('Cảm ơn bác.', { reply_markup: { remove_keyboard: true } });
});
bot.on('message:text', async context => {
  tell({ heard: context.message.text, from: context.from.id, chat: context.chat.type });
  await context.reply('Bác đi họp không ạ?', { reply_markup: new InlineKeyboard().text('Tôi đi', 'yes').row().text('Tôi bận', 'no') });
});
bot.on('callback_query:data', async context => {
  tell({ pressed: context.callbackQuery.data });
  await context.answerCallbackQuery();
  await context.reply('Bác cho số nhé?', { reply_markup: new Keyboard().requestContact('Gửi số của tôi').oneTime() });
});
bot.on('my_chat_member', context => tell({ member: context.myChatMember.new_chat_member.status }));
bot.catch(({ error }) => tell(failure(error)));

createInterface({ input: process.stdin }).on('line', chat => {
  bot.api.sendMessage(Number(chat), 'Mời bác đi họp.').then(sent => tell({ sent: sent.message_id, text: sent.text }), error => tell(failure(error)));
}).on('close', () => process.exit(0));

try {
  await bot.start({ onStart: me => tell({ started: me.username, isBot: me.is_bot }) });
} catch (error) {
  tell(failure(error));
}
