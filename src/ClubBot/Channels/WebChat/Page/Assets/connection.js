// Speaks Direct Line 3.0: a token, a conversation, a WebSocket for what is said, polling where sockets do not pass.

const base = '/v3/directline';
const requestTimeout = 20_000;
const socketOpenTimeout = 10_000;
const pingInterval = 20_000;
const refreshInterval = 30 * 60_000;
const pollInterval = 1_500;
const pollIntervalHidden = 15_000;
const pollingPeriod = 2 * 60_000;
const backoffFirst = 1_000;
const backoffMost = 30_000;
const failuresBeforePolling = 2;
const replayed = 60;

// The server is out of reach or asks to wait: worth another try.
export class Later extends Error {
  constructor(waitMs, isBusy = false) {
    super('later');
    this.waitMs = waitMs;
    this.isBusy = isBusy;
  }
}

// The server will never take this.
export class Refused extends Error {
  constructor(status) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

// Waits between the tries: longer each time, never all phones at the same moment.
export function backoff(failures) {
  const most = Math.min(backoffMost, backoffFirst * 2 ** Math.min(failures, 10));
  return most / 2 + Math.random() * most / 2;
}

export class Connection {
  // heard(activities): new ones, in order. live(isLive): the way is open or not. fresh(): the old conversation is lost, another began.
  constructor(memory, { heard, live, fresh }) {
    this.memory = memory;
    this.heard = heard;
    this.live = live;
    this.fresh = fresh;
    this.seen = new Set();
    this.stopped = false;
    this.isLive = false;
    this.wake = () => {};
    this.watermark = Math.max(0, (memory.me?.watermark ?? 0) - replayed);
    this.oldest = this.watermark;
  }

  get mayHaveOlder() { return this.oldest > 0; }

  // Goes on until stop(): connects, listens, waits, connects again.
  async run() {
    const refreshing = setInterval(() => this.refresh(), refreshInterval);
    let failures = 0, socketFailures = 0;
    while (!this.stopped) {
      let pause = 0;
      try {
        const isNew = !this.memory.me?.started;
        const url = await this.open();
        if (this.stopped) break;
        // The first words need not wait until the socket is up.
        if (isNew) this.catchUp().catch(() => {});
        const opened = await this.listen(url);
        socketFailures = opened ? 0 : socketFailures + 1;
        if (!opened && !this.stopped) await this.catchUp();
        if (socketFailures >= failuresBeforePolling) await this.poll();
        failures = opened ? 0 : failures + 1;
      } catch (error) {
        failures++;
        if (!(error instanceof Later) && !(error instanceof Refused)) console.error(error);
        pause = error.waitMs ?? 0;
      }
      this.setLive(false);
      if (!this.stopped) await this.sleep(Math.max(pause, backoff(failures)));
    }
    clearInterval(refreshing);
  }

  stop() {
    this.stopped = true;
    this.socket?.close();
    this.wake();
  }

  // Tries at once instead of waiting; looks whether a socket that seems open still is.
  async nudge() {
    this.wake();
    if (!this.isLive || this.stopped) return;
    try {
      if (await this.catchUp()) this.socket?.close();
    } catch {
      this.socket?.close();
    }
  }

  async post(activity) {
    const me = this.memory.me;
    if (!me?.started) throw new Later(0);
    return this.call('POST', `/conversations/${me.conversationId}/activities`, activity);
  }

  // Activities before the oldest one here.
  async older() {
    const from = Math.max(0, this.oldest - replayed);
    const all = [];
    for (let mark = from; mark < this.oldest;) {
      const page = await this.page(mark);
      if (!page.activities.length) break;
      all.push(...page.activities);
      mark = Number(page.watermark);
    }
    this.oldest = from;
    return this.unseen(all);
  }

  // A stream address; on the way whatever is missing of token and conversation.
  async open() {
    if (!this.memory.me?.token) await this.generate();
    const me = this.memory.me;
    const answer = me.started
      ? await this.call('GET', `/conversations/${me.conversationId}?watermark=${this.watermark}`)
      : await this.call('POST', '/conversations', { locale: 'vi-VN' });
    this.remember({ token: answer.token, conversationId: answer.conversationId, started: true });
    return answer.streamUrl;
  }

  // Resolves when the socket has ended: true if it had opened.
  listen(url) {
    return new Promise(resolve => {
      let opened = false;
      const socket = this.socket = new WebSocket(url);
      const opening = setTimeout(() => socket.close(), socketOpenTimeout);
      let pinging;
      socket.onopen = () => {
        opened = true;
        clearTimeout(opening);
        pinging = setInterval(() => socket.send(''), pingInterval);
        this.setLive(true);
      };
      socket.onmessage = event => event.data && this.take(JSON.parse(event.data));
      socket.onclose = () => {
        clearTimeout(opening);
        clearInterval(pinging);
        resolve(opened);
      };
    });
  }

  async poll() {
    const until = Date.now() + pollingPeriod;
    while (!this.stopped && Date.now() < until) {
      await this.catchUp();
      this.setLive(true);
      await this.sleep(document.hidden ? pollIntervalHidden : pollInterval);
    }
  }

  // Reads what the socket did not bring. True when there was something.
  async catchUp() {
    let some = false;
    while (!this.stopped) {
      const page = await this.page(this.watermark);
      if (!page.activities.length) return some;
      some = this.take(page) || some;
    }
    return some;
  }

  page(watermark) {
    return this.call('GET', `/conversations/${this.memory.me.conversationId}/activities?watermark=${watermark}`);
  }

  take({ activities, watermark }) {
    const fresh = this.unseen(activities);
    this.watermark = Math.max(this.watermark, Number(watermark) || 0);
    if (this.stopped) return false;
    this.remember({ watermark: this.watermark });
    if (fresh.length) this.heard(fresh);
    return fresh.length > 0;
  }

  unseen(activities) {
    const fresh = activities.filter(activity => !this.seen.has(activity.id));
    fresh.forEach(activity => this.seen.add(activity.id));
    return fresh;
  }

  async refresh() {
    try {
      const answer = await this.call('POST', '/tokens/refresh');
      this.remember({ token: answer.token });
    } catch { /* The token in hand is good for hours, and an expired one gets a new one too. */ }
  }

  // A call with the token; a token that has expired is exchanged first.
  async call(method, path, body) {
    for (let attempt = 0; ; attempt++) {
      const token = this.memory.me?.token;
      const answer = await this.fetch(method, path, token, body);
      if (answer.ok) return answer.json();
      if (answer.status === 403 && attempt === 0) {
        if (token === this.memory.me?.token) await this.renew();
        continue;
      }
      throw failureOf(answer);
    }
  }

  // One exchange at a time, however many calls met the expired token.
  renew() {
    this.renewing ??= this.generate().finally(() => { this.renewing = null; });
    return this.renewing;
  }

  // A token for the known conversation, or for a new one when nothing is known or the old token is worth nothing any more.
  async generate() {
    const old = this.memory.me;
    const answer = await this.fetch('POST', '/tokens/generate', old?.token);
    if (answer.ok) {
      const { token, conversationId } = await answer.json();
      this.remember({ token, conversationId });
    } else if (answer.status === 403 && old?.token) {
      this.memory.me = null;
      this.watermark = this.oldest = 0;
      this.fresh();
      await this.generate();
      throw new Later(0);
    } else {
      throw failureOf(answer);
    }
  }

  async fetch(method, path, token, body) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), requestTimeout);
    const headers = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers['Content-Type'] = 'application/json';
    try {
      return await fetch(base + path, { method, headers, body: body && JSON.stringify(body), signal: giveUp.signal, cache: 'no-store' });
    } catch {
      throw new Later(0);
    } finally {
      clearTimeout(timer);
    }
  }

  remember(change) {
    if (!this.stopped) this.memory.me = { ...this.memory.me, ...change };
  }

  setLive(isLive) {
    this.isLive = isLive;
    if (!this.stopped) this.live(isLive);
  }

  sleep(ms) {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => { clearTimeout(timer); resolve(); };
    });
  }
}

function failureOf(answer) {
  const { status } = answer;
  const wait = Number(answer.headers.get('Retry-After')) * 1000 || 0;
  return status === 429 || status === 408 || status === 403 || status >= 500 ? new Later(wait, status === 429) : new Refused(status);
}
