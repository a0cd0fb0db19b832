// Runs in n8n's container: asks n8n itself over HTTP, as SPEC says, one JSON line per answer.
const fs = require('fs');
const path = require('path');
const env = process.env;
const secure = env.N8N_PROTOCOL === 'https';
const client = require(secure ? 'https' : 'http');
const base = (env.N8N_PATH || '/').replace(/\/+$/, '');
const rest = (env.N8N_ENDPOINT_REST || 'rest').replace(/^\/+|\/+$/g, '');
const listen = env.N8N_LISTEN_ADDRESS;
const host = !listen || listen === '0.0.0.0' || listen === '::' ? '127.0.0.1' : listen;
// The task broker listens on the loopback alone, unless runners are in other containers.
const broker = env.N8N_RUNNERS_BROKER_LISTEN_ADDRESS;
const brokerHost = !broker || broker === '0.0.0.0' || broker === '::' ? '127.0.0.1' : broker;
const deadline = Date.now() + (SPEC.waitSeconds || 0) * 1000;

function ask(request) {
  return new Promise((resolve) => {
    const body = request.body === undefined || request.body === null ? null : JSON.stringify(request.body);
    const headers = Object.assign({ accept: 'application/json' }, request.headers || {});
    if (body !== null) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = Buffer.byteLength(body);
    }
    const options = {
      host: request.broker ? brokerHost : host,
      port: request.broker ? Number(env.N8N_RUNNERS_BROKER_PORT || 5679) : Number(env.N8N_PORT || 5678),
      method: request.method,
      path: request.broker ? request.path : base + request.path.replace(/^\/rest\//, '/' + rest + '/'),
      headers,
      timeout: 15000,
      rejectUnauthorized: false,
    };
    const sent = (request.broker ? require('http') : client).request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => { if (text.length < 2000) text += chunk; });
      response.on('end', () => resolve({
        // While n8n boots it answers every route with 200 and a line of text.
        status: response.statusCode === 200 && !/^\s*[{[]/.test(text) ? 0 : response.statusCode,
        challenge: response.headers['www-authenticate'] || '',
        body: request.quiet ? '' : text.slice(0, 2000),
      }));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer within 15 s')));
    sent.on('error', (error) => resolve({ status: 0, challenge: '', body: '', error: error.message }));
    if (body !== null) sent.write(body);
    sent.end();
  });
}

function version() {
  for (const directory of (env.PATH || '').split(':')) {
    try {
      let place = path.dirname(fs.realpathSync(path.join(directory, 'n8n')));
      for (let up = 0; up < 4; up += 1, place = path.dirname(place)) {
        const file = path.join(place, 'package.json');
        if (fs.existsSync(file)) {
          const described = JSON.parse(fs.readFileSync(file, 'utf8'));
          if (described.name === 'n8n') return described.version;
        }
      }
    } catch (error) { /* not in this directory */ }
  }
  return '';
}

(async () => {
  if (SPEC.version) process.stdout.write(JSON.stringify({ name: 'version', status: 0, body: version() }) + '\n');
  for (const request of SPEC.requests) {
    let answer = await ask(request);
    while (request.until && !request.until.includes(answer.status) && Date.now() < deadline) {
      // n8n counts every attempt against its limit: after 429 only patience helps.
      await new Promise((resume) => setTimeout(resume, answer.status === 429 ? 10000 : 250));
      answer = await ask(request);
    }
    process.stdout.write(JSON.stringify(Object.assign({ name: request.name }, answer)) + '\n');
  }
})();
