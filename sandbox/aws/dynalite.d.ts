// The part of dynalite (CommonJS, no types of its own) that the sandbox uses.
declare module "dynalite" {
  import type { Server } from "node:http";

  function dynalite(options: {
    createTableMs?: number;
    updateTableMs?: number;
    deleteTableMs?: number;
    /** Folder of the LevelDB store; in memory when absent. */
    path?: string;
  }): Server;

  export = dynalite;
}
