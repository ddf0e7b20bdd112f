// What is on the screen. It decides nothing: presses are handed to the page.

import { digitOf, linkOf, shownText } from './activity.js';

// Everything the page itself says. What the assistant says comes from the server.
export const words = {
  sending: 'đang gửi',
  sent: 'đã gửi',
  notSent: 'chưa gửi được, bấm để gửi lại',
  notSentSpoken: 'Tin của bác chưa gửi được.',
  offline: 'Mất mạng. Tin nhắn được giữ lại và sẽ gửi khi có mạng.',
  unreachable: 'Chưa nối được với câu lạc bộ. Tin nhắn được giữ lại và sẽ gửi khi nối lại.',
  slowDown: 'Đang có nhiều tin quá. Tin của bác sẽ được gửi sau giây lát.',
  backAgain: 'Đã nối lại.',
  assistant: 'Trợ lý nói:',
  me: 'Tôi nói:',
  human: 'Gặp người',
  back: 'Quay lại',
  picture: 'Ảnh',
  file: 'Mở tệp',
  join: 'Mã mời của bác đã điền sẵn ở dưới. Bác bấm Gửi để vào.',
  left: 'Đã xóa khỏi máy này. Bác có thể đóng trang.',
  begin: 'Bắt đầu cuộc trò chuyện mới',
};

const nearTheEnd = 160;
const boxLinesMost = 4;

const byId = id => document.getElementById(id);

export class View {
  constructor({ send, press, retry, human, back, older, forget }) {
    this.log = byId('log');
    this.said = byId('said');
    this.unsent = byId('unsent');
    this.choices = byId('choices');
    this.text = byId('text');
    this.mine = new Map();
    this.actions = [];
    this.follows = true;
    this.handlers = { press, retry };
    this.listen({ send, human, back, older });
    this.askBeforeLeaving(forget);
  }

  // New activities of the conversation, in order.
  add(activities) {
    let said = null;
    for (const activity of activities) {
      const isMine = activity.from?.role === 'user';
      this.place(activity, isMine);
      if (isMine) {
        this.offer([]);
      } else if (activity.type === 'message') {
        said = activity;
        if (activity.suggestedActions?.actions?.length) this.offer(activity.suggestedActions.actions);
      }
    }
    if (this.follows) this.toEnd();
    else if (said) byId('newest').hidden = false;
  }

  // Activities from before those on the screen.
  addOlder(activities, mayHaveMore) {
    const height = this.log.scrollHeight;
    const first = this.said.firstChild;
    for (const activity of activities) {
      const message = this.build(activity, activity.from?.role === 'user');
      if (message) this.said.insertBefore(message, first);
    }
    this.dates();
    this.log.scrollTop += this.log.scrollHeight - height;
    this.offerOlder(mayHaveMore);
  }

  offerOlder(mayHave) { byId('older').hidden = !mayHave; }

  // A message on its way: shown once, then only its state changes.
  showUnsent(item) {
    let message = this.mine.get(item.id);
    if (!message) {
      message = this.build(item.activity, true);
      if (!message) return;
      this.mine.set(item.id, message);
      this.unsent.append(message);
      this.offer([]);
      this.toEnd();
    }
    this.showState(message, item);
  }

  // Buttons of the open question; none when it is answered.
  offer(actions) {
    const hadFocus = this.choices.contains(document.activeElement);
    this.actions = actions;
    // The way back has its own button below, always in the same place.
    const shown = actions.filter(action => digitOf(action) !== '0');
    this.choices.replaceChildren(...shown.map(action => this.buildChoice(action)).filter(Boolean));
    if (hadFocus) this.text.focus({ preventScroll: true });
  }

  // The choice with this digit in front, or undefined.
  choiceOf(digit) { return this.actions.find(action => digitOf(action) === digit); }

  banner(text) {
    if (this.bannerText !== text) byId('banner').textContent = text;
  }

  get bannerText() { return byId('banner').textContent; }

  // A line of the page's own among the messages; an empty one takes it away.
  note(text) {
    this.noted?.remove();
    this.noted = text ? element('p', 'day', text) : null;
    if (this.noted) this.unsent.prepend(this.noted);
  }

  speak(text) { byId('spoken').textContent = text; }

  setBusy(isBusy) { this.log.setAttribute('aria-busy', String(isBusy)); }

  fill(text) {
    this.text.value = text;
    this.fit();
    this.text.focus();
  }

  clear() {
    this.said.replaceChildren();
    this.unsent.replaceChildren();
    this.mine.clear();
    this.offer([]);
    this.offerOlder(false);
  }

  // Nothing is left here but the way to begin again.
  end(begin) {
    this.clear();
    this.banner('');
    const note = element('p', 'note', words.left);
    const button = element('button', '', words.begin);
    button.type = 'button';
    button.onclick = begin;
    this.said.append(note, button);
    byId('compose').hidden = byId('leave').hidden = true;
    button.focus();
  }

  place(activity, isMine) {
    const clientId = isMine && activity.channelData?.clientActivityID;
    const waiting = clientId && this.mine.get(clientId);
    const message = waiting || this.build(activity, isMine);
    if (!message) return;
    this.mine.delete(clientId);
    this.said.append(message);
    message.dataset.day = dayOf(activity.timestamp);
    this.dates();
    if (isMine) {
      this.lastSent?.querySelector('.state')?.remove();
      this.lastSent = message;
      this.showState(message, { state: 'sent' });
    }
  }

  build(activity, isMine) {
    const text = shownText(activity);
    if (text === null) return null;
    const message = element('div', `message ${isMine ? 'mine' : 'theirs'} fresh`);
    const bubble = element('div', 'bubble');
    bubble.append(element('span', 'spoken', isMine ? words.me : words.assistant), text);
    for (const attachment of activity.attachments ?? []) {
      const shown = buildAttachment(attachment);
      if (shown) bubble.append(shown);
    }
    message.append(bubble);
    if (activity.timestamp) message.dataset.day = dayOf(activity.timestamp);
    return message;
  }

  showState(message, { id, state }) {
    const old = message.querySelector('.state');
    message.classList.toggle('failed', state === 'failed');
    const label = state === 'failed' ? element('button', 'state', words.notSent) : element('p', 'state', words[state]);
    if (state === 'failed') {
      label.type = 'button';
      label.onclick = () => {
        this.handlers.retry(id);
        this.text.focus({ preventScroll: true });
      };
      if (!old || old.tagName !== 'BUTTON') this.speak(words.notSentSpoken);
    }
    if (old) old.replaceWith(label);
    else message.append(label);
  }

  buildChoice(action) {
    const address = linkOf(action);
    if (address) {
      const link = element('a', '', action.title);
      link.href = address;
      if (/^http/i.test(address)) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' });
      return link;
    }
    const button = element('button', '', action.title);
    button.type = 'button';
    keepFocus(button);
    button.onclick = () => this.handlers.press(action);
    return button;
  }

  // A line with the date in front of the first message of each day.
  dates() {
    let day = null;
    for (const node of [...this.said.children]) {
      if (node.className === 'day') node.remove();
      else if (node.dataset.day && node.dataset.day !== day) {
        day = node.dataset.day;
        node.before(element('p', 'day', day));
      }
    }
  }

  isAtEnd() {
    const scroller = this.scroller();
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearTheEnd;
  }

  toEnd() {
    this.follows = true;
    byId('newest').hidden = true;
    const scroller = this.scroller();
    scroller.scrollTop = scroller.scrollHeight;
  }

  // Where there is little height the whole page scrolls instead of the log.
  scroller() {
    return getComputedStyle(this.log).overflowY === 'visible' ? document.scrollingElement : this.log;
  }

  listen({ send, human, back, older }) {
    const sendTyped = () => {
      const text = this.text.value.trim();
      this.text.value = '';
      this.fit();
      if (text) send(text);
    };
    byId('compose').onsubmit = event => {
      event.preventDefault();
      sendTyped();
      this.text.focus();
    };
    this.text.oninput = () => this.fit();
    this.text.onkeydown = event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        sendTyped();
      }
    };
    document.addEventListener('keydown', event => this.pressDigit(event, back));
    byId('human').onclick = human;
    byId('back').onclick = back;
    byId('older').onclick = older;
    byId('newest').onclick = () => this.toEnd();
    ['human', 'back', 'send', 'newest'].forEach(id => keepFocus(byId(id)));
    const scrolled = () => {
      this.follows = this.isAtEnd();
      if (this.follows) byId('newest').hidden = true;
    };
    this.log.onscroll = document.onscroll = scrolled;
    // Banners, the keyboard and pictures change the room: whoever read the end still does.
    const room = new ResizeObserver(() => this.follows && this.toEnd());
    [this.log, this.said, this.unsent, this.choices].forEach(node => room.observe(node));
  }

  // A digit presses its choice while the box is empty; in a text it is a digit.
  pressDigit(event, back) {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
    if (this.text.value !== '' || document.querySelector('dialog[open]') || byId('compose').hidden) return;
    const action = this.choiceOf(event.key);
    if (action && !linkOf(action)) {
      event.preventDefault();
      this.handlers.press(action);
    } else if (event.key === '0') {
      event.preventDefault();
      back();
    }
  }

  askBeforeLeaving(forget) {
    const dialog = byId('leaving');
    byId('leave').onclick = () => dialog.showModal();
    byId('stay').onclick = () => dialog.close();
    byId('forget').onclick = () => {
      dialog.close();
      forget();
    };
  }

  // The box grows with its text up to a few lines.
  fit() {
    const { style } = this.text;
    style.height = 'auto';
    const most = boxLinesMost * parseFloat(getComputedStyle(this.text).lineHeight) + this.text.offsetHeight - this.text.clientHeight;
    style.height = `${Math.min(this.text.scrollHeight + this.text.offsetHeight - this.text.clientHeight, most + 24)}px`;
  }
}

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

// Pressing the button leaves the focus where it is: in the text box, or nowhere, so that no keyboard pops up on a phone.
function keepFocus(button) {
  button.addEventListener('mousedown', event => event.preventDefault());
}

function buildAttachment({ contentType, contentUrl, name }) {
  if (!contentUrl || !/^(https?:\/\/|data:(image\/png|application\/pdf);base64,)/i.test(contentUrl)) return null;
  if (contentType?.startsWith('image/')) {
    return Object.assign(element('img'), { src: contentUrl, alt: name || words.picture });
  }
  const link = element('a', 'file', `${words.file} ${name ?? ''}`.trim());
  // No browser opens such an address as a page: the file is saved, and opened by whatever the phone has for it.
  if (contentUrl.startsWith('data:')) return Object.assign(link, { href: contentUrl, download: `${name || words.picture}.pdf` });
  return Object.assign(link, { href: contentUrl, target: '_blank', rel: 'noopener noreferrer' });
}

function dayOf(timestamp) {
  const date = timestamp ? new Date(timestamp) : new Date();
  const text = date.toLocaleDateString('vi-VN', { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
