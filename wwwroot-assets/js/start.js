// Starts Blazor by hand. Every message of the circuit's line counts as a sign of life, the keep-alive pings too: so the freshness light
// stays fresh while nothing happens, and the server renders nothing for it.
import { heartbeat } from './freshness.js';

const SILENT = 20000;
const LONGEST_PAUSE = 3000;

function listen(builder) {
  builder.withServerTimeout(SILENT);
  const build = builder.build;
  builder.build = function () {
    const hub = build.call(this);
    const line = hub.connection;
    const receive = line.onreceive;
    line.onreceive = (message) => {
      heartbeat();
      return receive(message);
    };
    return hub;
  };
}

// Soon at first, then every three seconds for as long as it takes; a little apart, so that a hundred screens do not knock together.
const pause = (tries) => Math.min(250 * 2 ** tries, LONGEST_PAUSE) * (0.75 + Math.random() / 2);

window.Blazor.start({
  circuit: {
    configureSignalR: listen,
    reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: pause },
  },
});
