// Messages on their way. Each is kept on the device until it is heard back in the conversation, and carries an id by which the server
// recognises it: sending again can lose nothing and double nothing.

import { backoff, Later } from './connection.js';

const echoTimeout = 5_000;

export class Outbox {
  // changed(item): its state is now sending, sent or failed. unheard(): something was taken by the server but not heard back.
  // busy(isBusy): the server asks to wait, or takes messages again.
  constructor(memory, post, { changed, unheard, busy }) {
    this.memory = memory;
    this.post = post;
    this.changed = changed;
    this.unheard = unheard;
    this.busy = busy;
    this.items = memory.unsent().map(item => ({ ...item, state: item.refused ? 'failed' : 'sending' }));
    this.isOpen = false;
    this.isSending = false;
    this.failures = 0;
  }

  add(activity) {
    const item = { id: activity.channelData.clientActivityID, at: this.nextInstant(), activity, state: 'sending', refused: false };
    this.items.push(item);
    this.keep(item);
    this.changed(item);
    this.pump();
  }

  // The way to the server is open, or not.
  setOpen(isOpen) {
    this.isOpen = isOpen;
    if (isOpen) this.pump();
  }

  // Tries again at once instead of after the pause.
  hurry() {
    this.failures = 0;
    this.pump();
  }

  retry(id) {
    const item = this.items.find(other => other.id === id);
    if (!item || item.state !== 'failed') return;
    item.refused = false;
    this.set(item, 'sending');
    this.hurry();
  }

  // It stands in the conversation now.
  heard(id) {
    const index = this.items.findIndex(item => item.id === id);
    if (index < 0) return;
    this.items.splice(index, 1);
    this.memory.drop(id);
  }

  stop() {
    this.isOpen = false;
    this.items = [];
    clearTimeout(this.timer);
  }

  // One at a time, in the order in which they were said.
  async pump() {
    if (this.isSending) return;
    this.isSending = true;
    clearTimeout(this.timer);
    for (let item; this.isOpen && (item = this.items.find(other => other.state !== 'sent' && !other.refused));) {
      if (!await this.send(item)) break;
    }
    this.isSending = false;
  }

  // False when the rest has to wait.
  async send(item) {
    try {
      await this.post(item.activity);
      this.failures = 0;
      this.busy(false);
      this.set(item, 'sent');
      setTimeout(() => this.items.includes(item) && this.unheard(), echoTimeout);
      return true;
    } catch (error) {
      if (!(error instanceof Later)) {
        item.refused = true;
        this.set(item, 'failed');
        return true;
      }
      if (error.isBusy) this.busy(true);
      else this.set(item, 'failed');
      this.timer = setTimeout(() => this.pump(), Math.max(error.waitMs, backoff(this.failures++)));
      return false;
    }
  }

  // Once the way is down, what waits is shown as not sent.
  fail() {
    for (const item of this.items) if (item.state === 'sending') this.set(item, 'failed');
  }

  set(item, state) {
    if (!this.items.includes(item)) return;
    item.state = state;
    this.keep(item);
    this.changed(item);
  }

  keep({ id, at, activity, refused }) {
    this.memory.keep({ id, at, activity, refused });
  }

  // Clocks go back sometimes; the order of what was said does not.
  nextInstant() {
    return this.lastInstant = Math.max(Date.now(), (this.lastInstant ?? 0) + 1);
  }
}
