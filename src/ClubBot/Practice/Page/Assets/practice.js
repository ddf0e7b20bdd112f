// The table with the phones. What a phone shows comes from the server, which plays the platforms; a press goes there.

const words = {
  assistant: 'Trợ lý nói: ',
  mine: 'Tôi nói: ',
  write: 'Bác nhắn ở đây',
  join: code => `Vào câu lạc bộ bằng mã ${code}`,
  role: (role, code) => `${role}. Mã mời: ${code}`,
  phone: (person, platform) => `Máy của ${person}, ${platform}`,
  block: 'Chặn trợ lý',
  unblock: 'Bỏ chặn trợ lý',
  unreachable: 'Chưa nối được với máy chủ. Bác chờ một lát, trang sẽ tự nối lại.',
  notDone: 'Chưa làm được. Bác bấm lại giúp nhé.',
  nobody: 'Chưa có câu lạc bộ dùng thử. Bác nhờ người cài đặt bật Demo:Enabled.',
};

const phonesMost = 6;
const pauseMs = 2_000;
const nearTheEnd = 120;

const byId = id => document.getElementById(id);
const banner = text => { if (byId('banner').textContent !== text) byId('banner').textContent = text; };

const call = async (path, body, signal) => {
  const answer = await fetch(`/practice/api/${path}`, body
    ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal }
    : { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.status === 204 ? null : answer.json();
};

class Phone {
  constructor(desk, platform, person, changed) {
    this.desk = desk;
    this.changed = changed;
    this.section = byId('phone').content.firstElementChild.cloneNode(true);
    this.part('person').append(...desk.people.map(each => new Option(each.name, each.number)));
    this.part('platform').append(...desk.platforms.map((title, index) => new Option(title, index)));
    this.part('text').placeholder = words.write;
    this.part('text').setAttribute('aria-label', words.write);
    this.listen();
    this.hold(platform, person);
  }

  part(name) { return this.section.querySelector(`.${name}`); }

  get holder() { return this.desk.people.find(each => each.number === this.person); }

  // Takes up the phone of another person, or another platform's.
  hold(platform, person) {
    Object.assign(this, { platform, person, seen: -1, shown: new Set() });
    this.part('person').value = person;
    this.part('platform').value = platform;
    this.part('role').textContent = words.role(this.holder.role, this.holder.code);
    this.part('join').textContent = words.join(this.holder.code);
    this.part('said').replaceChildren();
    this.part('keys').replaceChildren();
    this.section.setAttribute('aria-label', words.phone(this.holder.name, this.desk.platforms[platform]));
  }

  listen() {
    const { person, platform } = { person: this.part('person'), platform: this.part('platform') };
    for (const select of [person, platform]) {
      select.addEventListener('change', () => { this.hold(Number(platform.value), Number(person.value)); this.changed(); });
    }
    const text = this.part('text');
    const send = () => {
      if (text.value.trim() === '') return;
      this.do({ text: text.value.trim() });
      text.value = '';
      text.focus({ preventScroll: true });
    };
    this.part('compose').addEventListener('submit', event => { event.preventDefault(); send(); });
    text.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
    });
    this.part('join').addEventListener('click', () => this.do({ text: this.holder.code }));
    this.part('share').addEventListener('click', () => this.do({ sharesPhone: true }));
    this.part('block').addEventListener('click', () => this.do({ blocks: !this.section.classList.contains('blocked') }));
    this.part('remove').addEventListener('click', () => this.changed(this));
  }

  async do(deed) {
    try {
      await call(`phones/${this.platform}/${this.person}`, deed);
      banner('');
    } catch {
      banner(words.notDone);
    }
  }

  // The phone as the server sees it.
  show(view) {
    this.seen = view.changes;
    const log = this.part('log');
    const follows = log.scrollHeight - log.scrollTop - log.clientHeight < nearTheEnd;
    for (const message of view.messages.filter(each => !this.shown.has(each.id))) {
      this.shown.add(message.id);
      this.part('said').append(this.build(message));
    }
    this.part('empty').hidden = view.messages.length > 0;
    this.part('join').hidden = view.messages.length > 0;
    this.part('share').hidden = !view.canSharePhone;
    this.section.classList.toggle('blocked', view.hasBlocked);
    this.part('block').textContent = view.hasBlocked ? words.unblock : words.block;
    this.part('keys').replaceChildren(...view.keyboard.map((key, index) => this.button(key.title, { button: index })));
    if (follows) log.scrollTop = log.scrollHeight;
  }

  build(message) {
    const line = document.createElement('div');
    line.className = `message ${message.isOwn ? 'mine' : 'theirs'}`;
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    const who = document.createElement('span');
    who.className = 'spoken';
    who.textContent = message.isOwn ? words.mine : words.assistant;
    bubble.append(who);
    if (message.picture) bubble.append(Object.assign(document.createElement('img'), { src: message.picture, alt: message.text }));
    bubble.append(message.text);
    line.append(bubble);
    if (message.buttons.length > 0) {
      const choices = document.createElement('div');
      choices.className = 'choices';
      choices.append(...message.buttons.map((button, index) => button.kind === 'Link'
        ? this.link(button) : this.button(button.title, { message: message.id, button: index })));
      line.append(choices);
    }
    return line;
  }

  button(title, deed) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.addEventListener('click', () => { button.classList.add('pressed'); this.do(deed); });
    return button;
  }

  link({ title, data }) {
    const link = document.createElement('a');
    link.textContent = title;
    link.href = /^https?:/.test(data) ? data : '#';
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  }
}

class Table {
  constructor(desk) {
    this.desk = desk;
    this.phones = [];
    this.stop = new AbortController();
    byId('add').addEventListener('click', () => {
      const taken = this.phones.map(phone => phone.person);
      const next = desk.people.find(each => !taken.includes(each.number)) ?? desk.people[0];
      this.put(0, next.number);
      this.changed();
      this.phones.at(-1).section.scrollIntoView();
      this.phones.at(-1).part('person').focus();
    });
    for (const [platform, person] of this.remembered() ?? this.usual()) this.put(platform, person);
    this.remember();
  }

  // A member and the chair; where there are several platforms, one phone of each.
  usual() {
    const { platforms, people } = this.desk;
    const numbers = ['DEMO-SAU', 'DEMO-HOA', 'DEMO-NAM'].map(code => people.find(each => each.code === code)?.number).filter(Boolean);
    const first = numbers.length > 0 ? numbers : [people[0].number];
    return platforms.length > 1
      ? platforms.map((_, index) => [index, first[index % first.length]])
      : first.slice(0, 2).map(number => [0, number]);
  }

  // Which phones lie here stands in the address, so that loading the page again does not clear the table.
  remembered() {
    const pairs = location.hash.slice(1).split(',').map(pair => pair.split('.').map(Number));
    const valid = pairs.filter(([platform, person]) => this.desk.platforms[platform] && this.desk.people.some(each => each.number === person));
    return valid.length > 0 ? valid.slice(0, phonesMost) : null;
  }

  remember() { history.replaceState(null, '', `#${this.phones.map(phone => `${phone.platform}.${phone.person}`).join(',')}`); }

  put(platform, person) {
    const phone = new Phone(this.desk, platform, person, removed => this.changed(removed));
    this.phones.push(phone);
    byId('phones').append(phone.section);
  }

  changed(removed) {
    if (removed) {
      this.phones = this.phones.filter(phone => phone !== removed);
      removed.section.remove();
    }
    byId('add').hidden = this.phones.length >= phonesMost;
    this.remember();
    this.stop.abort();
  }

  async watch() {
    for (;;) {
      this.stop = new AbortController();
      try {
        if (this.phones.length === 0) {
          await new Promise(resolve => this.stop.signal.addEventListener('abort', resolve, { once: true }));
          continue;
        }
        const glances = this.phones.map(({ platform, person, seen }) => ({ platform, person, seen }));
        const views = await call('look', glances, this.stop.signal);
        if (byId('banner').textContent === words.unreachable) banner('');
        for (const view of views) {
          for (const phone of this.phones) {
            if (phone.platform === view.platform && phone.person === view.person && phone.seen < view.changes) phone.show(view);
          }
        }
      } catch {
        if (this.stop.signal.aborted) continue;
        banner(words.unreachable);
        await new Promise(resolve => { setTimeout(resolve, pauseMs); });
      }
    }
  }
}

const begin = async () => {
  try {
    const desk = await call('desk');
    if (desk.people.length === 0) {
      banner(words.nobody);
      return;
    }
    await new Table(desk).watch();
  } catch {
    banner(words.unreachable);
    setTimeout(begin, pauseMs);
  }
};

await begin();
