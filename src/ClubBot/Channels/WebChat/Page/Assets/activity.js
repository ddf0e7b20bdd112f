// Bot Framework activities: what a press or a typed text sends, and what an activity shows.

export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');
}

export function typed(text) {
  return message({ text });
}

// What pressing a choice sends; null for a kind of button that sends nothing.
export function pressed(action) {
  const value = action.value;
  switch (action.type) {
    case 'messageBack':
      return message({ text: action.text, value }, { messageBack: { displayText: action.displayText || action.title } });
    case 'imBack':
      return message({ text: typeof value === 'string' ? value : action.title }, { imBack: true });
    case 'postBack':
      return message(typeof value === 'string' ? { text: value } : { value }, { postBack: true });
    default:
      return null;
  }
}

// A safe address that a button opens, or null.
export function linkOf(action) {
  if (action.type !== 'openUrl' && action.type !== 'call') return null;
  const address = String(action.value ?? '');
  return /^(https?:\/\/|tel:)/i.test(address) ? address : null;
}

export function clientIdOf(activity) {
  return activity.channelData?.clientActivityID ?? null;
}

// Text to show; null when the activity is not for the eye.
export function shownText(activity) {
  if (activity.type !== 'message' || activity.channelData?.postBack) return null;
  return activity.channelData?.messageBack?.displayText || activity.text || '';
}

// The digit in front of a choice's title ("1. Đúng"), or null.
export function digitOf(action) {
  return /^\s*(\d)[.)\s]/.exec(action.title ?? '')?.[1] ?? null;
}

function message(content, channelData = {}) {
  return {
    type: 'message',
    ...content,
    textFormat: 'plain',
    locale: 'vi-VN',
    localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    channelData: { ...channelData, clientActivityID: newId() },
  };
}
