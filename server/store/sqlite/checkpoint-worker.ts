import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type CheckpointOrder, passCheckpoint, prepareConnection } from './connect.ts';

/** Thread that brings the write-ahead log into the file (检查点线程), on a connection of its own: each message but `end` asks for one turn. */
const { file, relaxed } = workerData as CheckpointOrder;
const connection = new Database(file);
prepareConnection(connection, { relaxed });
parentPort!.on('message', message => {
  if (message === 'end') {
    connection.close();
    return parentPort!.close();
  }
  passCheckpoint(connection);
  parentPort!.postMessage('through');
});
