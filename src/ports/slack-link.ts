// How Slack reaches this process, as it stands at this moment.

export interface SocketStanding {
  readonly isOpen: boolean;
  /** When Slack was last heard on it, a ping included, in milliseconds since the epoch. */
  readonly heardAt: number | null;
}

export type SlackLink =
  | { readonly transport: "http"; readonly isListening: boolean }
  | {
      readonly transport: "socket";
      readonly sockets: readonly SocketStanding[];
      /** How many connections the app has, as Slack said in the latest greeting; more than all processes know of are ghosts. */
      readonly countedBySlack: number | null;
    };
