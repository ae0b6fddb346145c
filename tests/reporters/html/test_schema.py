"""The schema of decisions is sound, strict, and knows the severities that there are."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

import mtcheck
from mtcheck.model.finding import Category, Severity

SCHEMA = json.loads((Path(mtcheck.__file__).parent / "data" / "decisions.schema.json").read_text(encoding="utf-8"))


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_required_and_no_other_allowed():
    for each in (SCHEMA, *(entry for entry in SCHEMA["$defs"].values() if "properties" in entry)):
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])


def test_it_knows_the_severities_and_categories():
    added = SCHEMA["$defs"]["added"]["properties"]
    assert added["severity"]["enum"] == [each.value for each in Severity]
    for category in Category:
        jsonschema.validate(str(category), added["category"])
