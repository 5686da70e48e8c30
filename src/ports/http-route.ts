// What may be asked of this process over HTTP, and is answered in full.

export interface RouteAnswer {
  readonly status: number;
  /** The value of `Content-Type`. */
  readonly type: string;
  readonly body: string;
}

export type RouteHandler = () => RouteAnswer | Promise<RouteAnswer>;
