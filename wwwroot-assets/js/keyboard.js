// Keys for lists: / search, j k move, x select, Enter open, ? help. Works on [data-list] with [data-row] inside; [data-search] is the
// field, [data-help] the dialog, [data-key] a button with a letter of its own. Never while somebody writes, and one switch ([data-keys-toggle]) turns the keys off (WCAG 2.1.4).
const NOT_WRITING = ['checkbox', 'radio', 'button', 'submit', 'reset'];

export function isWriting(target) {
  const name = target?.tagName;
  return name === 'TEXTAREA' || name === 'SELECT' || !!target?.isContentEditable || target?.getAttribute?.('role') === 'textbox'
    || (name === 'INPUT' && !NOT_WRITING.includes(target.type));
}

export function isPlainKey(event) {
  // 229 is what a key means while an input method composes; some browsers set only that.
  return !event.defaultPrevented && !event.isComposing && event.keyCode !== 229 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

const switchedOff = () => localStorage.getItem('hotline.keys') === 'off';
const visible = (element) => element.getClientRects().length > 0;

function rows() {
  const list = document.activeElement?.closest('[data-list]') ?? [...document.querySelectorAll('[data-list]')].find(visible);
  return list ? [...list.querySelectorAll('[data-row]')].filter(visible) : [];
}

function move(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement?.closest('[data-row]'));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (next) {
    if (!next.hasAttribute('tabindex')) {
      next.tabIndex = -1;
    }

    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  return !!next;
}

function press(selector) {
  const target = document.activeElement?.closest('[data-row]')?.querySelector(selector);
  target?.click();
  return !!target;
}

function search() {
  const field = [...document.querySelectorAll('[data-search]')].find(visible);
  field?.focus();
  field?.select?.();
  return !!field;
}

// A letter that a button on the page names as its own: <button data-key="n">.
function own(key) {
  const button = key.length === 1 && /[a-z]/.test(key) ? [...document.querySelectorAll(`[data-key="${key}"]`)].find((b) => visible(b) && !b.disabled) : null;
  button?.click();
  return !!button;
}

function help() {
  const dialog = document.querySelector('dialog[data-help]');
  if (!dialog) {
    return false;
  }

  if (dialog.open) {
    dialog.close();
  } else {
    dialog.showModal();
  }

  return true;
}

export function startKeyboard() {
  const keys = {
    '/': search,
    '?': help,
    j: () => move(1),
    k: () => move(-1),
    x: () => press('[data-select], input[type="checkbox"]'),
  };

  document.addEventListener('keydown', (event) => {
    if (!isPlainKey(event) || isWriting(event.target) || switchedOff()) {
      return;
    }

    const dialog = document.querySelector('dialog[open]:modal');
    if (dialog && !(event.key === '?' && dialog.matches('[data-help]'))) {
      return;
    }

    // Enter on a button or link inside the row stays its own.
    const action = event.key === 'Enter'
      ? document.activeElement?.matches('[data-row]') && (() => press('[data-open], a[href]'))
      : Object.hasOwn(keys, event.key) ? keys[event.key] : () => own(event.key);
    if (action && action()) {
      event.preventDefault();
    }
  });

  document.addEventListener('change', (event) => {
    if (event.target.matches?.('[data-keys-toggle]')) {
      localStorage.setItem('hotline.keys', event.target.checked ? 'on' : 'off');
    }
  });
}
