// The wall's line. The server draws the board once for all walls and sends what has changed as one message to all of them (WallHub); it is
// carried out here on #board, whose data-drawing says what it shows. Whoever shows something else asks for the whole.
import { heartbeat, lineIs } from './freshness.js';

const END = '\u001e';
const PING = 10000;
const SILENT = 20000;
const PAUSE = 3000;

let line = null;

const board = () => document.querySelector('.wall > #board');

/** Turns an element into what its patch says; how a patch reads stands at TreePatch. */
export function apply(element, patch) {
  for (let i = 0; i < patch.length; i++) {
    const part = patch[i];
    if (typeof part === 'number') {
      const child = element.childNodes[part];
      const change = patch[++i];
      if (Array.isArray(change)) {
        apply(child, change);
      } else {
        child.data = change;
      }
    } else if (Array.isArray(part)) {
      arrange(element, part);
    } else {
      for (const [name, value] of Object.entries(part)) {
        value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
      }
    }
  }
}

function arrange(element, [kind, at, what]) {
  const child = element.childNodes[at];
  if (kind === '-') {
    child.remove();
  } else if (kind === '=') {
    child.remove();
    element.insertBefore(child, element.childNodes[what] ?? null);
  } else {
    const range = document.createRange();
    range.selectNodeContents(element);
    element.insertBefore(range.createContextualFragment(what), child ?? null);
  }
}

function changed(from, to, patch) {
  const element = board();
  if (element?.dataset.drawing === from) {
    apply(element, patch);
    element.dataset.drawing = to;
  } else {
    ask();
  }
}

function whole(drawing) {
  const element = board();
  if (element && drawing) {
    // The element itself stays: the page's renderer knows it.
    const fresh = document.createRange().createContextualFragment(drawing).firstElementChild;
    element.replaceChildren(...fresh.childNodes);
    element.dataset.drawing = fresh.dataset.drawing;
  }
}

function send(message) {
  line.socket.send(JSON.stringify(message) + END);
}

/** Asks for the whole board, unless it is the one shown. */
function ask() {
  if (line.isOpen && !line.asked) {
    line.asked = true;
    send({ type: 1, invocationId: '1', target: 'Since', arguments: [board()?.dataset.drawing ?? ''] });
  }
}

function read(message) {
  heartbeat();
  line.heardAt = performance.now();
  if (message.type === undefined) {
    line.isOpen = true; // the answer to the handshake
    lineIs(true);
    ask();
  } else if (message.type === 1) {
    changed(...message.arguments);
  } else if (message.type === 3) {
    line.asked = false;
    whole(message.result);
  } else if (message.type === 7) {
    line.socket.close();
  }
}

function open(element) {
  const address = new URL(element.dataset.line, document.baseURI);
  address.protocol = address.protocol.replace('http', 'ws');
  const socket = new WebSocket(address);
  line = { socket, element, isOpen: false, asked: false, heardAt: performance.now() };
  const mine = line;
  socket.onopen = () => socket.send(JSON.stringify({ protocol: 'json', version: 1 }) + END);
  socket.onmessage = ({ data }) => mine === line && data.split(END).filter(Boolean).forEach((text) => read(JSON.parse(text)));
  socket.onclose = () => {
    if (mine === line) {
      lineIs(false);
      setTimeout(() => {
        line = mine === line ? null : line;
        look();
      }, PAUSE * (0.5 + Math.random()));
    }
  };
}

function close() {
  const { socket } = line;
  line = null;
  lineIs(true);
  socket.close();
}

function look() {
  const element = board();
  if (!element) {
    line && close();
  } else if (!line) {
    open(element);
  } else if (line.element !== element) {
    // The circuit stands: its frame is empty, and takes over what the page came with.
    if (!element.dataset.drawing) {
      element.replaceChildren(...line.element.childNodes);
      element.dataset.drawing = line.element.dataset.drawing ?? '';
    }

    line.element = element;
    ask();
  }
}

function ping() {
  if (line?.isOpen && line.socket.readyState === WebSocket.OPEN) {
    performance.now() - line.heardAt > SILENT ? line.socket.close() : send({ type: 6 });
  }
}

export function startWall() {
  look();
  setInterval(ping, PING);
  new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true });
}
