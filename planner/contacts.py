"""Whom a message goes to. Content names a picker; a picker gives the contacts, best first, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.answers import Person
from planner.facts import Facts, condition, once_each

COMPANY_PARTS = ("", "interviewer", "hiring_manager", "hr", "recruiter")
PERSONAL = (
    "referrer", "referees", "colleague", "mentor", "old_contact", "event_contact", "practice_partner", "own_manager",
    "other_employer", "confidant",
)  # fmt: skip
"""Pickers that give people outside the hiring side; writing to them has its own end."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to write to. `key` is stable: the row number, or the part when nobody is named."""

    key: str
    name: str
    part: str
    reach: str
    topic: str
    company: bool
    met: str = ""


Picker = Callable[[Facts], tuple[Contact, ...]]
PICKERS: dict[str, Picker] = {}


def picker(function: Picker) -> Picker:
    """Register a picker by its name; the docstring tells a writer whom it gives."""
    PICKERS[function.__name__] = known = once_each(function)
    return known


def _contact(number: int, person: Person) -> Contact:
    part = person.part or "interviewer"
    ours = person.part in COMPANY_PARTS
    return Contact(str(number), person.name, part, person.reach, person.topic, ours, person.met)


def _unnamed(part: str, *, company: bool = True, reach: str = "email") -> Contact:
    return Contact(part, "", part, reach, "", company)


def _named(f: Facts, *parts: str) -> tuple[Contact, ...]:
    """People with one of these parts whom the reader can reach, in the order of the parts."""
    rows = _rows(f)
    return tuple(c for part in parts for c in rows if c.part == part and c.reach != "none")


@once_each
def _rows(f: Facts) -> tuple[Contact, ...]:
    return tuple(_contact(n, p) for n, p in enumerate(f.answers.people, start=1) if p != Person())


def _by_mail(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    return tuple(c for c in contacts if c.reach != "linkedin")


@picker
def answerer(f: Facts) -> tuple[Contact, ...]:
    """The one person at the company to answer: who arranged it, then who decides, then who interviewed; or whoever wrote."""
    if f.holds("through_agency"):
        return ()
    order = ("recruiter", "hr", "hiring_manager", "interviewer")
    if f.answers.heard not in ("email", "recruiter"):
        order = ("hiring_manager", "recruiter", "hr", "interviewer")
    named = _by_mail(_named(f, *order))
    there = tuple(c for c in _named(f, *order) if c.reach == "linkedin" and c.name)
    wrote_there = not named and (f.answers.heard == "recruiter" or f.holds("they_answered"))
    if there and (wrote_there or f.answers.heard == "linkedin"):
        return there[:1]
    if named and f.answers.heard != "linkedin":
        return named[:1]
    wrote = f.holds("told_by_mail") or f.holds("they_answered")
    if wrote or (f.holds("called_back") and not f.answers.heard):
        return (_unnamed("sender"),)
    if f.answers.heard in ("text", "linkedin"):
        return (_unnamed("sender", reach="phone" if f.answers.heard == "text" else "linkedin"),)
    told_by_someone = f.answers.heard in ("phone", "in_person", "letter")
    no_address = any(p.part in COMPANY_PARTS and p.reach in ("none", "linkedin") for p in f.answers.people)
    if told_by_someone or ((f.holds("talked") or f.holds("has_interview_off")) and not no_address):
        return (_unnamed("host"),)
    return ()


@condition
def nobody_to_write_to(f: Facts) -> bool:
    """No address that a person reads: an automatic mail or portal, nobody met, nobody named who can be reached."""
    return not answerer(f) and not agency(f) and not _on_linkedin(f)


def _on_linkedin(f: Facts) -> tuple[Contact, ...]:
    """In a silence, someone reached on LinkedIn alone whom a message reaches: a recruiter, or a connection."""
    if not f.holds("silent"):
        return ()
    parts = COMPANY_PARTS[::-1] if f.holds("done_connected") else ("recruiter", "hr")
    return tuple(c for c in _named(f, *parts) if c.reach == "linkedin" and c.name)[:1]


@picker
def on_linkedin(f: Facts) -> tuple[Contact, ...]:
    """In a silence, the one person met who can be reached on LinkedIn and nowhere else, when no other way is left."""
    if not (f.holds("silent") and f.holds("nobody_to_write_to") and f.holds("talked")):
        return ()
    people = (p for p in f.met_people() if p.name and p.reach == "linkedin")
    first = min(people, key=lambda p: p.part != "hiring_manager", default=None)
    return () if first is None else (_contact(f.answers.people.index(first) + 1, first),)


@condition
def asks_on_linkedin(f: Facts) -> bool:
    """No answer, and the only way to anybody there is a LinkedIn request."""
    return bool(on_linkedin(f))


DESK = ("hr", "recruiter")
"""Parts that arrange a hiring and seldom know the work."""


@picker
def advisor(f: Facts) -> tuple[Contact, ...]:
    """The one person to ask for advice: the answerer, unless that is HR and a letter goes to someone who knows the work."""
    if f.holds("through_agency"):
        return agency(f)
    first, others = answerer(f), panel(f)
    if first and first[0].part in DESK and others and others[0].part not in DESK:
        return others[:1]
    return first


@picker
def panel(f: Facts) -> tuple[Contact, ...]:
    """The others who were met, apart from the answerer, each by mail; the hiring manager first."""
    if f.holds("through_agency") or f.holds("inside"):
        return ()
    first, met = {c.key for c in answerer(f)}, set(f.met_people())
    rows = [_contact(n, p) for n, p in enumerate(f.answers.people, start=1) if p in met and p.name]
    others = [c for c in rows if c.key not in first and c.reach in ("", "email")]
    return tuple(sorted(others, key=lambda c: (c.part != "hiring_manager", c.part in DESK)))


@picker
def linkedin_people(f: Facts) -> tuple[Contact, ...]:
    """People met, for a connection request; those reached only there come first, and alone where it carries thanks."""
    if f.holds("inside"):
        return ()
    everyone, met = f.holds("wants_linkedin"), set(f.met_people())
    wrote_there = {c.key for c in answerer(f) if c.reach == "linkedin"}
    rows = [
        _contact(n, p)
        for n, p in enumerate(f.answers.people, start=1)
        if p.name
        and p.reach != "none"
        and str(n) not in wrote_there
        and (everyone or p.reach == "linkedin")
        and (p in met or p.part == "event_contact" or (p.reach == "linkedin" and _met_there(p)))
    ]
    return tuple(sorted(rows, key=lambda c: c.reach != "linkedin"))[:5]


def _met_there(person: Person) -> bool:
    return person.part in COMPANY_PARTS and person.met != "no"


@picker
def linkedin_first(f: Facts) -> tuple[Contact, ...]:
    """The one person to write to after they accept: whoever is reached only on LinkedIn, else the first request."""
    return linkedin_people(f)[:1]


@picker
def keep_in_touch_with(f: Facts) -> tuple[Contact, ...]:
    """One person to stay in touch with: the hiring manager, else an interviewer, else the answerer."""
    if f.holds("through_agency"):
        return agency(f)
    named = _by_mail(_named(f, "hiring_manager", "interviewer", "recruiter", "hr"))
    return named[:1] or answerer(f)


@picker
def agency(f: Facts) -> tuple[Contact, ...]:
    """The agency's recruiter."""
    if not f.holds("through_agency"):
        return ()
    return _named(f, "agency", "recruiter")[:1] or (_unnamed("agency", company=False),)


@picker
def referrer(f: Facts) -> tuple[Contact, ...]:
    """The person who vouched for the reader."""
    if not f.holds("referred"):
        return ()
    return _named(f, "referrer")[:1] or (_unnamed("referrer", company=False),)


@picker
def referees(f: Facts) -> tuple[Contact, ...]:
    """The people who gave or would give a reference."""
    return _named(f, "referee") or ((_unnamed("referee", company=False),) if f.holds("has_referee") else ())


@picker
def colleague(f: Facts) -> tuple[Contact, ...]:
    """The colleague who got the job (inside)."""
    found = _named(f, "colleague") or (_unnamed("colleague", company=False),)
    return found[:1] if f.holds("inside") else ()


@picker
def decider(f: Facts) -> tuple[Contact, ...]:
    """Inside the company: the hiring manager to ask for a talk."""
    return (_named(f, "hiring_manager", "interviewer", "hr") or (_unnamed("hiring_manager"),))[:1]


@picker
def mentor(f: Facts) -> tuple[Contact, ...]:
    """A mentor, or someone who might become one."""
    return (_named(f, "mentor", "old_contact") or (_unnamed("mentor", company=False),))[:1]


@picker
def old_contact(f: Facts) -> tuple[Contact, ...]:
    """Somebody known from before, outside this company."""
    return (_named(f, "old_contact") or (_unnamed("old_contact", company=False),))[:1]


@picker
def event_contact(f: Facts) -> tuple[Contact, ...]:
    """Someone met at an event."""
    return (_named(f, "event_contact") or (_unnamed("event_contact", company=False),))[:1]


@picker
def data_office(f: Facts) -> tuple[Contact, ...]:
    """The company's people who answer formal requests (data, reports, expenses when nobody else is known)."""
    return (_named(f, "hr", "recruiter") or (_unnamed("hr"),))[:1]


@picker
def answerer_or_agency(f: Facts) -> tuple[Contact, ...]:
    """The agency when one stands between, else the one person at the company to answer."""
    return agency(f) or answerer(f)


@picker
def arranger(f: Facts) -> tuple[Contact, ...]:
    """Who is asked for news: the agency, else who arranged the talks, then who decides, then who interviewed."""
    return (
        agency(f)
        or _by_mail(_named(f, "recruiter", "hr", "hiring_manager", "interviewer", ""))[:1]
        or answerer(f)
        or _on_linkedin(f)
    )


@picker
def arranger_or_next(f: Facts) -> tuple[Contact, ...]:
    """For a second nudge: someone else there whose address is known, else the same person."""
    first = arranger(f)
    others = _by_mail(_named(f, "hiring_manager", "interviewer", "recruiter", "hr", ""))
    return () if f.holds("through_agency") else tuple(c for c in others if c not in first)[:1] or first


@picker
def anyone_there(f: Facts) -> tuple[Contact, ...]:
    """For a request that has to reach somebody: the arranger, else the company's HR."""
    return arranger(f) or (_unnamed("hr"),)


@picker
def practice_partner(f: Facts) -> tuple[Contact, ...]:
    """Someone to practice interviews with."""
    return (_named(f, "mentor", "old_contact") or (_unnamed("practice_partner", company=False),))[:1]


@picker
def own_manager(f: Facts) -> tuple[Contact, ...]:
    """The manager in the reader's present job."""
    return (_named(f, "own_manager") or (_unnamed("own_manager", company=False),))[:1]


@picker
def other_employer(_: Facts) -> tuple[Contact, ...]:
    """Another employer, one the reader turned down or put off."""
    return (_unnamed("other_employer", company=False),)


@picker
def confidant(_: Facts) -> tuple[Contact, ...]:
    """The person who told the reader in confidence."""
    return (_unnamed("confidant", company=False),)
