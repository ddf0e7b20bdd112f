// Brings the parts together.

import { clientIdOf, pressed, typed } from './activity.js';
import { Connection } from './connection.js';
import { Memory } from './memory.js';
import { Outbox } from './outbox.js';
import { View, words } from './view.js';

const bannerDelay = 2_500;
const restoreQuiet = 800;
const inviteShape = /^\/join\/([^/]{1,64})$/;

const memory = new Memory();
const isReturning = Boolean(memory.me?.started);

const view = new View({
  send: text => say(typed(text)),
  press: action => say(pressed(action)),
  retry: id => { outbox.retry(id); connection.nudge(); },
  human: () => say(typed(words.human)),
  back: () => {
    const offered = view.choiceOf('0');
    say((offered && pressed(offered)) ?? typed(words.back));
  },
  older: async () => view.addOlder(await connection.older().catch(() => []), connection.mayHaveOlder),
  forget: leave,
});

const connection = new Connection(memory, {
  heard: activities => {
    activities.forEach(activity => outbox.heard(clientIdOf(activity)));
    view.add(activities);
  },
  live: isLive => {
    outbox.setOpen(isLive);
    showBanner(isLive);
  },
  fresh: () => {
    view.clear();
    outbox.items.forEach(item => view.showUnsent(item));
  },
});

const outbox = new Outbox(memory, activity => connection.post(activity), {
  changed: item => view.showUnsent(item),
  unheard: () => connection.nudge(),
  busy: isBusy => {
    if (isBusy) view.banner(words.slowDown);
    else if (view.bannerText === words.slowDown) view.banner('');
  },
});

let bannerTimer = null;
start();

function start() {
  view.setBusy(isReturning);
  setTimeout(() => view.setBusy(false), restoreQuiet);
  view.offerOlder(connection.mayHaveOlder);
  outbox.items.forEach(item => view.showUnsent(item));
  addEventListener('online', returnToTalk);
  addEventListener('offline', () => showBanner(false));
  document.addEventListener('visibilitychange', () => document.hidden || returnToTalk());
  memory.onOtherTab(() => location.reload());
  fillInvite();
  connection.run();
}

// The network or the person is back: look at once how things stand.
function returnToTalk() {
  showBanner(connection.isLive);
  outbox.hurry();
  connection.nudge();
}

function say(activity) {
  if (!activity) return;
  outbox.add(activity);
  view.note('');
  if (view.bannerText && !connection.isLive) outbox.fail();
  if (inviteShape.test(location.pathname)) history.replaceState(null, '', '/');
}

// An invite link fills in its code; the person sends it.
function fillInvite() {
  const code = inviteShape.exec(location.pathname)?.[1];
  if (code) {
    view.fill(decode(code).slice(0, 64));
    view.speak(words.join);
    view.note(words.join);
  } else if (matchMedia('(pointer: fine)').matches) {
    view.text.focus();
  }
}

function decode(code) {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

// Short gaps pass unseen; only a lasting one is worth a line on the screen.
function showBanner(isLive) {
  if (navigator.onLine === false) {
    tellDown(words.offline);
  } else if (isLive) {
    clearTimeout(bannerTimer);
    bannerTimer = null;
    if (view.bannerText) view.speak(words.backAgain);
    view.banner('');
  } else if (view.bannerText) {
    tellDown(words.unreachable);
  } else {
    bannerTimer ??= setTimeout(() => tellDown(words.unreachable), bannerDelay);
  }
}

function tellDown(text) {
  view.banner(text);
  outbox.fail();
}

function leave() {
  clearTimeout(bannerTimer);
  connection.stop();
  outbox.stop();
  memory.forget();
  view.end(() => location.replace('/'));
}
