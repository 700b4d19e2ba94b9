"""JSON Schema of a case, made from the questions, and of a plan, made from its dataclasses."""

from __future__ import annotations

import types
import typing
from dataclasses import fields
from datetime import date
from typing import Any

from planner.answers import PERSON_QUESTIONS, QUESTIONS
from planner.content import Content
from planner.model import Message, Plan, Problem, Step, Verdict, Warning_
from planner.questions import Question

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def case_schema(content: Content) -> dict[str, Any]:
    """The schema of a case file: question names as keys, with label, hint and choices from the content."""
    words = content.words.get("questions", {})
    properties = {q.name: _property(q, words.get(q.name, {})) for q in QUESTIONS}
    person = words.get("people", {}).get("row", {})
    properties["people"]["items"] = {
        "type": "object",
        "properties": {q.name: _property(q, person.get(q.name, {})) for q in PERSON_QUESTIONS},
        "additionalProperties": False,
    }
    properties["today"] = {"type": "string", "format": "date"}
    return {
        "$schema": DRAFT,
        "title": "Case",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _property(question: Question, words: Any) -> dict[str, Any]:
    about: dict[str, Any] = {"title": words["label"]} if "label" in words else {}
    if "hint" in words:
        about["description"] = words["hint"]
    choices = [*question.choices, "other"] if question.free else list(question.choices)
    if question.kind == "choice":
        return {**about, "type": "string", "enum": ["", *choices]}
    if question.kind == "choices":
        return {**about, "type": "array", "items": {"type": "string", "enum": choices}, "uniqueItems": True}
    if question.kind == "number":
        return {**about, "type": ["integer", "string"], "minimum": 0, "maximum": question.limit}
    if question.kind == "people":
        return {**about, "type": "array", "maxItems": question.limit}
    return {**about, "type": "string"}


def plan_schema() -> dict[str, Any]:
    """The schema of the machine-readable plan."""
    kinds = {
        "verdict": Verdict,
        "messages": Message,
        "steps": Step,
        "warnings": Warning_,
        "problems": Problem,
    }
    properties: dict[str, Any] = {"format": {"const": 1}, "today": {"type": "string", "format": "date"}}
    for f in fields(Plan):
        if f.name in kinds:
            row = _object(kinds[f.name])
            properties[f.name] = row if f.name == "verdict" else {"type": "array", "items": row}
    return {
        "$schema": DRAFT,
        "title": "Plan",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _object(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    properties = {name: _type(hint) for name, hint in hints.items()}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(hint: Any) -> dict[str, Any]:
    if isinstance(hint, types.UnionType):
        return {"anyOf": [_type(h) for h in typing.get_args(hint)]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": {"type": "string"}}
    if hint is date:
        return {"type": "string", "format": "date"}
    return {"type": {str: "string", int: "integer", types.NoneType: "null"}[hint]}
