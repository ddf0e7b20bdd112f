// What this device remembers: who the person is (by a signed token), and messages not yet known to have arrived.
// Without a working localStorage (private windows, full disks) the same holds until the page is closed.

const prefix = 'clubbot.';
const meKey = `${prefix}me`;
const unsentPrefix = `${prefix}unsent.`;

export class Memory {
  constructor(storage = localStorageOrNull()) {
    this.storage = storage;
    this.spare = new Map();
  }

  // { token, conversationId, started, watermark } or null.
  get me() { return this.read(meKey); }
  set me(value) { this.write(meKey, value); }

  // Each message has a key of its own: two tabs do not overwrite each other's.
  unsent() {
    return this.keys()
      .filter(key => key.startsWith(unsentPrefix))
      .map(key => this.read(key))
      .filter(item => item && item.id && item.activity)
      .sort((a, b) => a.at - b.at);
  }

  keep(item) { this.write(unsentPrefix + item.id, item); }
  drop(id) { this.erase(unsentPrefix + id); }

  forget() {
    for (const key of this.keys()) this.erase(key);
  }

  // Calls back when another tab forgot the person or became somebody else.
  onOtherTab(changed) {
    addEventListener('storage', event => {
      if (event.key !== meKey && event.key !== null) return;
      const before = parse(event.oldValue), after = parse(event.newValue);
      if (before?.conversationId !== after?.conversationId) changed();
    });
  }

  keys() {
    const keys = new Set(this.spare.keys());
    try {
      for (let index = 0; index < this.storage.length; index++) {
        const key = this.storage.key(index);
        if (key.startsWith(prefix)) keys.add(key);
      }
    } catch { /* Only what is spare, then. */ }
    return [...keys];
  }

  read(key) {
    if (this.spare.has(key)) return this.spare.get(key);
    try {
      return parse(this.storage.getItem(key));
    } catch {
      return null;
    }
  }

  write(key, value) {
    try {
      this.storage.setItem(key, JSON.stringify(value));
      this.spare.delete(key);
    } catch {
      this.spare.set(key, value);
    }
  }

  erase(key) {
    this.spare.delete(key);
    try {
      this.storage.removeItem(key);
    } catch { /* It was only spare. */ }
  }
}

function localStorageOrNull() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
