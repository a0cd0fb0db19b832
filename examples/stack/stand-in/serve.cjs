// A stand-in for Qdrant or Crawl4AI: it asks for the same header by the same rules as the release that it
// says that it is, with the keys of its environment at start, and does nothing else of what these do.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');

const [service, version] = process.argv.slice(2);
const [, minor] = version.replace(/^v/, '').split('.').map(Number);
const given = (name) => process.env[name] || '';
const bearer = (request) => (/^Bearer (.*)$/.exec(request.headers.authorization || '') || ['', ''])[1];
// Whether a token could be one that Crawl4AI has issued.
const isSigned = (token) => {
  const dot = token.lastIndexOf('.');
  const signed = (secret) => crypto.createHmac('sha256', secret).update(token.slice(0, dot)).digest('base64url');
  return dot > 0 && given('SECRET_KEY') !== '' && signed(given('SECRET_KEY')) === token.slice(dot + 1);
};

const services = {
  qdrant: {
    port: 6333,
    keys: ['API_KEY', 'READ_ONLY_API_KEY', 'ALT_API_KEY']
      .filter((name) => name !== 'ALT_API_KEY' || minor >= 17)
      .filter((name) => name !== 'READ_ONLY_API_KEY' || minor >= 7)
      .map((name) => ({ value: given('QDRANT__SERVICE__' + name), writes: name !== 'READ_ONLY_API_KEY' }))
      .filter((key) => key.value !== ''),
    answer(request, path) {
      if (['/', '/healthz', '/readyz', '/livez'].includes(path)) {
        return [200, { title: 'stand-in for qdrant', version: version.replace(/^v/, '') }];
      }
      const presented = request.headers['api-key'] || bearer(request);
      const key = this.keys.find((known) => known.value === presented);
      if (this.keys.length > 0 && !key) return [401, { status: { error: 'unauthorized' } }];
      if (key && !key.writes && request.method !== 'GET') return [403, { status: { error: 'forbidden' } }];
      return [200, { result: { collections: [] }, status: 'ok' }];
    },
  },
  crawl4ai: {
    port: 11235,
    keys: [{ value: given('CRAWL4AI_API_TOKEN') }],
    answer(request, path) {
      const open = minor >= 9 ? ['/health', '/token'] : ['/health'];
      if (open.includes(path)) return [200, { status: 'ok', version }];
      const checks = minor < 5 || minor >= 9;
      const presented = bearer(request);
      const known = presented === this.keys[0].value || (minor >= 9 && isSigned(presented));
      if (checks && !known) return [401, { detail: 'unauthorized' }];
      return path === '/schema' ? [200, {}] : [404, {}];
    },
  },
};

const chosen = services[service];
// A test's way to have it fail to start with another key than the one in this file.
const only = '/stand-in/data/starts-only-with';
if (fs.existsSync(only) && chosen.keys[0].value !== fs.readFileSync(only, 'utf8')) {
  console.error('this stand-in was told to start with another key only');
  process.exit(1);
}
const server = http.createServer((request, response) => {
  const [status, body] = chosen.answer(request, request.url.split('?')[0]);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
// Crawl4AI without a token listens on its own loopback only, from 0.9.0 on.
const alone = service === 'crawl4ai' && minor >= 9 && chosen.keys[0].value === '';
server.listen(chosen.port, alone ? '127.0.0.1' : undefined);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
