"""The JSON Schema of ``mtcheck.toml``, for editors; made from the same table of keys that reads the file."""

from __future__ import annotations

from typing import Any

from mtcheck.config.keys import KEYS, SUPPRESS, Key, Kind
from mtcheck.config.readers import LONGEST_WAIT
from mtcheck.config.rules import (
    EXAMPLE_KEYS,
    EXAMPLE_NEEDS,
    RULE_DEMANDS,
    RULE_KEYS,
    RULE_NEEDS,
    RuleKey,
    RuleKind,
)
from mtcheck.language import house

_TEXTS = {"type": "array", "items": {"type": "string"}}
_ONE_OR_MORE = {"anyOf": [{"type": "string", "minLength": 1}, {**_TEXTS, "minItems": 1}]}
_EXTERNAL = {
    "type": "object",
    "properties": {
        "command": {**_TEXTS, "minItems": 1},
        "entry-point": {"type": "string", "pattern": "^[^:]+:[^:]+$"},
        "folder": {"type": "string", "minLength": 1},
        "timeout": {"type": "number", "exclusiveMinimum": 0, "maximum": LONGEST_WAIT},
    },
    "oneOf": [{"required": ["command"]}, {"required": ["entry-point"]}],
    "additionalProperties": False,
}


def schema() -> dict[str, Any]:
    """The schema, draft 2020-12."""
    top = {key.name: _property(key) for key in KEYS}
    for_pages = {"paths": _ONE_OR_MORE, **{key.name: _property(key) for key in KEYS if key.for_pages}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mtcheck.toml",
        "description": "How mtcheck checks translated pages.",
        "type": "object",
        "properties": {
            **top,
            "extends": {**_ONE_OR_MORE, "description": "Files whose settings this one is laid over."},
            "overrides": {
                "description": "Settings for some pages.",
                "type": "array",
                "items": _table(for_pages, required=["paths"]),
            },
            "rules": {
                "description": "Rules without code: patterns and words that translations must have, or must not have.",
                "type": "array",
                "items": {
                    **_table({key.name: _rule_property(key) for key in RULE_KEYS}, required=list(RULE_NEEDS)),
                    "anyOf": [{"required": [name]} for name in RULE_DEMANDS],
                },
            },
            "suppress": {
                "description": "Findings to suppress.",
                "type": "array",
                "items": {
                    **_table({name: _suppressing(name) for name in SUPPRESS}),
                    "anyOf": [{"required": [name]} for name in ("check", "text", "fingerprint")],
                },
            },
        },
        "additionalProperties": False,
    }


def _table(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


def _rule_property(key: RuleKey) -> dict[str, Any]:
    return {"description": key.says, **_rule_type(key)}


def _rule_type(key: RuleKey) -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string", **({"enum": list(key.choices)} if key.choices else {})}
    text |= {} if key.choices or key.may_be_empty else {"minLength": 1}
    match key.kind:
        case RuleKind.FLAG:
            return {"type": "boolean"}
        case RuleKind.TEXTS:
            return {"anyOf": [text, {"type": "array", "items": text, "minItems": 1}]}
        case RuleKind.GROUPS:
            group = {"type": ["string", "integer"]}
            return {"anyOf": [group, {"type": "array", "items": group, "minItems": 1}]}
        case RuleKind.REPLACEMENTS:
            return {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}
        case RuleKind.EXAMPLES:
            keys = {each.name: _rule_property(each) for each in EXAMPLE_KEYS}
            return {"type": "array", "items": _table(keys, required=list(EXAMPLE_NEEDS))}
        case _:
            return text


def _suppressing(name: str) -> dict[str, Any]:
    if name == "path":
        return _ONE_OR_MORE
    return {"type": "string", "minLength": 1, **({"format": "date"} if name == "expires" else {})}


def _property(key: Key) -> dict[str, Any]:
    return {"description": key.says, **_type(key)}


def _type(key: Key) -> dict[str, Any]:
    choices: dict[str, Any] = {"enum": list(key.choices)} if key.choices else {}
    match key.kind:
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.TEXTS:
            return _TEXTS
        case Kind.NUMBER:
            return {"type": "number", "minimum": key.low, "maximum": key.high}
        case Kind.LEVELS:
            return {"type": "object", "additionalProperties": choices}
        case Kind.OPTIONS | Kind.JUDGES:
            return {"type": "object", "additionalProperties": {"type": "object"}}
        case Kind.STYLE:
            return _table({name: {"enum": list(house.choices(name))} for name in key.choices})
        case Kind.COLUMNS:
            return _table({name: {"type": ["string", "integer"]} for name in key.choices})
        case Kind.METRICS:
            return _table({"external": _EXTERNAL})
        case Kind.PLUGINS:
            return _table({"disable": _ONE_OR_MORE})
        case _:
            return {"type": "string", **choices}
