"""Read entities with the package `followthemoney`, and print what it makes of them as JSON: read_ftm.py FILE.

Each entity is checked by its schema, and its values are cleaned as they are when they come from elsewhere: `lost` has those
that the package does not take as they stand, `dangling` the ids that lead nowhere or to what may not stand there.
"""

import json
import sys
from pathlib import Path

from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy

rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
found = {"schemata": {}, "captions": {}, "invalid": [], "lost": [], "dangling": []}
entities = {}
for row in rows:
    try:
        model.get(row["schema"]).validate(row)
    except InvalidData as error:
        found["invalid"].append([row, error.errors])
    entity = EntityProxy.from_dict(row, cleaned=False)
    entities[entity.id] = entity
    found["schemata"][entity.id] = entity.schema.name
    found["captions"][entity.id] = entity.caption
    kept = {key: sorted(values) for key, values in entity.to_dict()["properties"].items()}
    for key, values in row["properties"].items():
        if sorted(values) != kept.get(key):
            found["lost"].append([row["id"], key, values, kept.get(key)])
for entity in entities.values():
    for prop, value in entity.itervalues():
        if prop.type.name == "entity" and not (value in entities and entities[value].schema.is_a(prop.range)):
            found["dangling"].append([entity.id, prop.name, value])
json.dump(found, sys.stdout)
