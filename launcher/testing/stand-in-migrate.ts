// Stands in for the migrations: one table, whatever the school.
import pg from 'pg';

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] ?? '' });
await client.connect();
await client.query('create table if not exists kept (word text)');
await client.end();
