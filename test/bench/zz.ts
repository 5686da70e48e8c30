import { mkdtemp } from "node:fs/promises"; import { fillTable, serveTable } from "./filled-table.ts"; import { manyGrants } from "./many-grants.ts"; import { sweptTable } from "./swept-table.ts";
const at = Array.from({length:6},(_,w)=>Date.now()+w*300000); const folder = await mkdtemp("/tmp/zz-");
const c0=process.cpuUsage(); const t0=performance.now();
const dues:any[]=[]; function* n(it:any){for(const f of it){dues.push({key:f.request.key,due:f.due}); yield f;}}
await fillTable(folder, n(manyGrants({grants:Number(process.argv[2]), due:100, at}))); console.log("fill", performance.now()-t0, process.cpuUsage(c0), process.memoryUsage().rss/1e6);
