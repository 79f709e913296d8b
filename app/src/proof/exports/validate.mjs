// Gives the published files of a demonstration to the validators of their receivers. Each validator must also refuse a
// spoilt copy of the same file, so that its acceptance means something.
//
//     node validate.mjs SITE SCHEMAS        SCHEMAS: ../shared/reference/schemas
import {createReadStream, readFileSync, readdirSync, writeFileSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {Readable} from 'node:stream';
import rdf from '@zazuko/env-node';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {Parser} from 'n3';
import Validator from 'rdf-validate-shacl';
import tableschema from 'tableschema';

const [site, schemas] = process.argv.slice(2);
const text = async path => {
  const answer = await fetch(site + path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
};
let bad = 0;
const say = (what, errors, caught, detail) => {
  console.log(`  ${what}: ${errors.length} errors${caught ? '' : ', AND A SPOILT COPY IS ACCEPTED'}${detail ? ` (${detail})` : ''}`);
  for (const error of errors.slice(0, 5)) console.log(`    ${error}`);
  if (errors.length || !caught) bad = 1;
};

// JSON: data·inclusion v1 and HSDS 3.1.
const ajv = () => addFormats(new Ajv2020({strict: false, allErrors: true}));
function json(what, objects, validate, spoil) {
  const errors = objects.flatMap(one => validate(one) ? [] : validate.errors.map(e => `${one.id} ${e.instancePath} ${e.message}`));
  const copy = structuredClone(objects[0]);
  spoil(copy);
  say(what, errors, !validate(copy), `${objects.length} objects`);
}
for (const [name, path, spoil] of [
  ['structure', '/donnees/data-inclusion/structures.json', one => { one.siret = '12'; }],
  ['service', '/donnees/data-inclusion/services.json', one => { one.thematiques = ['inventée']; }]]) {
  const schema = JSON.parse(readFileSync(`${schemas}/data-inclusion/schemas/v1/${name}.json`, 'utf8'));
  json(`data·inclusion ${name}`, JSON.parse(await text(path)), ajv().compile(schema), spoil);
}
const hsds = ajv();
const folder = `${schemas}/hsds/3.1/schema`;
for (const file of readdirSync(folder).filter(f => f.endsWith('.json') && f !== 'openapi.json')) {
  const schema = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
  hsds.addSchema({...schema, $id: file}, file);
}
for (const [name, spoil] of [
  ['organization', one => { delete one.name; }],
  ['service', one => { one.status = 'peut-être'; }]])
  json(`HSDS ${name}`, JSON.parse(await text(`/donnees/hsds/${name}s.json`)), hsds.getSchema(`${name}.json`), spoil);
const services = JSON.parse(await text('/donnees/hsds/services.json'));
const hours = services.filter(s => s.schedules?.length).length, costs = services.filter(s => s.cost_options?.length).length;
say('HSDS opening hours and cost are present', hours && costs ? [] : ['none'], true, `${hours} services say their hours, ${costs} their cost, of ${services.length}`);

// CSV: the national schema of places.
const csv = await text('/api/v1/places.csv'), at = mkdtempSync(`${tmpdir()}/exports-`);
async function table(content) {
  writeFileSync(`${at}/lieux.csv`, content);
  const file = await tableschema.Table.load(`${at}/lieux.csv`, {schema: `${schemas}/mednum/schema.json`});
  const errors = [];
  let rows = 0;
  const stream = await file.iter({forceCast: true, keyed: true});
  for await (const row of stream) {
    rows++;
    if (row instanceof Error) errors.push(...(row.errors?.length ? row.errors : [row]).map(e => `line ${row.rowNumber ?? e.rowNumber}: ${e.message}`));
  }
  if (file.headers && JSON.stringify(file.headers) !== JSON.stringify(file.schema.fieldNames)) errors.push(`columns ${file.headers}`);
  return {rows, errors};
}
const national = await table(csv);
say('national schema of places', national.errors, (await table(csv.replace(/,17\d{3},/, ',XVII,'))).errors.length > 0, `${national.rows} lines`);

// RDF: the SHACL shapes of DCAT-AP 3.0.1.
const shapes = rdf.dataset(new Parser().parse(readFileSync(`${schemas}/dcat/3.0.1/shacl/dcat-ap-SHACL.ttl`, 'utf8')));
const shacl = new Validator(shapes, {factory: rdf});
const turtle = await text('/donnees/catalogue.ttl');
const report = async t => shacl.validate(rdf.dataset(new Parser().parse(t)));
const catalogue = await report(turtle);
say('DCAT-AP 3.0.1', catalogue.results.filter(r => r.severity?.value.endsWith('Violation')).map(r => `${r.focusNode?.value} ${r.path?.value} ${r.message.map(m => m.value)}`),
  !(await report(turtle.replace(/dct:publisher <[^>]*> ;/g, ''))).conforms, `${shapes.size} triples of shapes`);
console.log('  GTFS: the product reads timetables and publishes none, so gtfs-validator has nothing to read');
process.exit(bad);
