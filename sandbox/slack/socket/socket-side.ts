// Socket Mode of one app, put together: its connections, the door they come in by, and the way payloads go.
import type { Carrier } from "../carrier.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { socketCarrier, type SocketCarrierOptions } from "./socket-carrier.ts";
import { type SocketDoor, socketDoor } from "./socket-door.ts";
import { type Sockets, startSockets } from "./sockets.ts";

export interface SocketSideOptions {
  appId: string;
  /** Whether Socket Mode is turned on in the app's settings. */
  enabled: boolean;
  ping?: number;
  warning?: number;
}

export interface SocketSide extends SocketDoor, Pick<Registry, "removeOf"> {
  sockets: Sockets;
  carrier(keep: SocketCarrierOptions["keep"]): Carrier;
  stop(): void;
}

export function startSocketSide(options: SocketSideOptions): SocketSide {
  const { appId, enabled, ping = 5000, warning = 1000 } = options;
  const registry = startRegistry();
  const { sockets, pending, stop } = startSockets(registry, warning);
  return {
    ...socketDoor({ appId, enabled, registry, pending, pingMilliseconds: ping }),
    sockets,
    removeOf: registry.removeOf,
    carrier: (keep) => socketCarrier({ registry, keep }),
    stop: () => {
      stop();
      registry.all().forEach(registry.drop);
    },
  };
}
