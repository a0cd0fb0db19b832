// Adds a table and the row that says so to n8n's database, once, and exits with 1.
const { readFileSync } = require('fs');
const { Client } = require('module').createRequire(process.env.N8N_PACKAGE || '/usr/local/lib/node_modules/n8n/package.json')('pg');

const env = (name) => {
  const file = process.env[`${name}_FILE`];
  return file ? readFileSync(file, 'utf8').trim() : process.env[name];
};
const NAME = 'AddWrong1999999999999';

async function migrate() {
  const client = new Client({
    host: env('DB_POSTGRESDB_HOST'),
    port: Number(env('DB_POSTGRESDB_PORT') || 5432),
    database: env('DB_POSTGRESDB_DATABASE'),
    user: env('DB_POSTGRESDB_USER'),
    password: env('DB_POSTGRESDB_PASSWORD'),
  });
  await client.connect();
  await client.query('BEGIN');
  const known = await client.query('SELECT 1 FROM migrations WHERE name = $1', [NAME]);
  if (known.rowCount === 0) {
    await client.query('CREATE TABLE wrong_migration (id serial PRIMARY KEY)');
    await client.query('INSERT INTO migrations (timestamp, name) VALUES (1999999999999, $1)', [NAME]);
  }
  await client.query('COMMIT');
  await client.end();
}

migrate()
  .then(() => console.error(`Migration ${NAME} is done; this image crashes now, as it was made to`))
  .catch((error) => console.error(`no migration: ${error.message}`))
  .finally(() => process.exit(1));
