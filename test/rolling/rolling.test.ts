// A rolling restart in short: both processes are replaced once while people ask, decide, give back and run out of time.
import { roll } from "./rolling.ts";
import { told } from "./told.ts";

const LONGEST = 240_000;

test.each(["http", "socket"] as const)(
  "two processes are replaced one after the other under load (%s): nothing is lost, nothing is done twice",
  async (transport) => {
    const rolled = await roll({ transport, rounds: 2, people: 8 });
    console.log(told(rolled, transport));
    expect(rolled.wrongs).toEqual([]);
    expect(rolled.replaced).toHaveLength(2);
    const underWay = rolled.replaced.map((one) => one.underWay);
    expect(Math.min(...underWay)).toBeGreaterThan(0);
  },
  LONGEST,
);
