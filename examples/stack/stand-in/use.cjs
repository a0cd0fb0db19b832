// A stand-in for a program that uses Qdrant all the time, with the key that it was started with. It writes
// down what it is answered: the HTTP status, or 0 when there was no whole answer.
const fs = require('fs');
const http = require('http');

const log = fs.openSync('/stand-in/data/answers', 'a');
let running = true;

function ask() {
  return new Promise((answered) => {
    const request = http.get('http://qdrant:6333/collections', {
      agent: false,
      timeout: 2000,
      headers: { 'api-key': process.env.QDRANT_KEY },
    });
    request.on('response', (response) => {
      response.on('end', () => answered(response.statusCode));
      response.on('error', () => answered(0));
      response.resume();
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', () => answered(0));
  });
}

async function poll() {
  while (running) {
    fs.writeSync(log, (await ask()) + '\n');
    await new Promise((waited) => setTimeout(waited, 20));
  }
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => (running = false));
poll();
