"""What a session note holds, in words for the visitor who is asked whether it may be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from babel import Locale

from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.notes.note import NONE, SessionNote, first_day

_CODES: Final[Mapping[str, Mapping[str, Message]]] = MappingProxyType(
    {
        "session_kind": {
            "kiosk": message("You used this screen by yourself."),
            "adviser": message("You used this screen with an adviser."),
        },
        "visitor_role": {
            "parent": message("Who you are: a parent or carer."),
            "young-person": message("Who you are: a young person."),
            "under-16": message("Who you are: someone under 16."),
            "supporter": message("Who you are: someone who helps a family."),
            "professional": message("Who you are: someone who helps families in their job."),
        },
        "phase_band": {
            "early-years": message("Where the learning happens: before school."),
            "school": message("Where the learning happens: a school."),
            "independent": message("Where the learning happens: an independent school."),
            "sixth-form": message("Where the learning happens: a sixth form."),
            "college": message("Where the learning happens: a college."),
            "out-of-education": message("Where the learning happens: not in school or college."),
        },
        "plan_status": {
            "none": message("The EHC plan: there is none."),
            "asked-for": message("The EHC plan: somebody asked for one."),
            "being-written": message("The EHC plan: it is being written."),
            "has-plan": message("The EHC plan: there is one."),
            "being-ended": message("The EHC plan: the council wants to end it."),
        },
        "topic": {
            "day-to-day-help": message("What it was about: help from day to day."),
            "council-letter": message("What it was about: a letter from the council."),
            "waiting": message("What it was about: waiting for the council."),
            "exclusion": message("What it was about: being sent home or excluded."),
            "discrimination": message("What it was about: unfair treatment."),
            "health-or-social-care": message("What it was about: health or social care."),
            "place-or-transport": message("What it was about: a school place or transport."),
            "other": message("What it was about: something else."),
        },
        "text_size": {
            "usual": message("The words on the screen: the usual size."),
            "larger": message("The words on the screen: a bit larger."),
            "large": message("The words on the screen: large."),
            "largest": message("The words on the screen: very large."),
        },
        "colours": {
            "light": message("The colours of the screen: light."),
            "dark": message("The colours of the screen: dark."),
            "yellow": message("The colours of the screen: yellow on black."),
        },
        "ended_by": {
            "done": message("How it ended: you finished."),
            "help": message("How it ended: you wanted to talk to somebody."),
        },
        "feedback": {
            NONE: message("If this helped you: you did not say."),
            "helped": message("If this helped you: you said yes."),
            "partly": message("If this helped you: you said a bit."),
            "not-helped": message("If this helped you: you said no."),
        },
        "level": {
            "1": message("How much help the adviser gave: level 1 of 4."),
            "2": message("How much help the adviser gave: level 2 of 4."),
            "3": message("How much help the adviser gave: level 3 of 4."),
            "4": message("How much help the adviser gave: level 4 of 4."),
        },
    }
)

_ROUTES: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "talk": message("We told you whom to talk to."),
        "get-ready": message("We told you how to get ready."),
        "first-steps": message("We told you about first steps."),
        "assessment": message("We told you how to ask for an assessment."),
        "complaint": message("We told you how to complain."),
        "disagreement": message("We told you how a disagreement can be settled."),
        "mediation": message("We told you about mediation."),
        "appeal": message("We told you about an appeal."),
        "exclusion": message("We told you what to do about being sent home or excluded."),
        "discrimination": message("We told you what to do about unfair treatment."),
        "know-more": message("We told you where to find out more."),
    }
)

_FLAGS: Final[Mapping[str, Mapping[bool, Message]]] = MappingProxyType(
    {
        "speech": {
            True: message("The screen was read to you."),
            False: message("The screen was not read to you."),
        },
        "printed": {
            True: message("You printed something."),
            False: message("You did not print anything."),
        },
        "large_print": {
            True: message("The size of the print on paper: large."),
            False: message("The size of the print on paper: not large."),
        },
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """A few of the sentences about a note: those that belong together, under a heading."""

    heading: Message
    sentences: tuple[Message, ...]


def in_words(note: SessionNote) -> tuple[Part, ...]:
    """Return, sentence by sentence, all that `note` would keep.

    A field that was not asked is left out. So is the schema version, which is the same for all.
    """
    parts = (
        Part(message("When and where"), tuple(_when_and_where(note))),
        Part(
            message("Why you came"),
            _coded(note, "visitor_role", "phase_band", "plan_status", "topic"),
        ),
        Part(message("What we showed you"), tuple(_shown(note))),
        Part(message("How you used this screen"), tuple(_used(note))),
        Part(message("How it went"), tuple(_went(note))),
    )
    return tuple(part for part in parts if part.sentences)


def _when_and_where(note: SessionNote) -> Iterator[Message]:
    yield message(
        "The week you came, but not the day: the week that starts on {day}.",
        day=first_day(note.week),
    )
    yield message("The place: {site}.", site=note.site)


def _shown(note: SessionNote) -> Iterator[Message]:
    yield from (_ROUTES[route] for route in note.routes)
    if note.steps:
        yield plural_message(
            "Which step we showed you: {count}.",
            "Which steps we showed you: {count}.",
            len(note.steps),
        )
    yield message("Which information you read: {packs}.", packs=note.packs)


def _used(note: SessionNote) -> Iterator[Message]:
    yield from _coded(note, "session_kind")
    yield message("The language you read: {language}.", language=_own_name(note.language))
    yield _FLAGS["speech"][note.speech]
    yield from _coded(note, "text_size", "colours")
    yield _FLAGS["printed"][note.printed]
    yield _FLAGS["large_print"][note.large_print]
    if note.letters:
        yield plural_message(
            "Which letter you printed: {count}.",
            "Which letters you printed: {count}.",
            len(note.letters),
        )


def _went(note: SessionNote) -> Iterator[Message]:
    yield from _coded(note, "ended_by", "feedback", "level")
    if note.remark:
        yield message("What the adviser wrote: “{remark}”.", remark=note.remark)


def _coded(note: SessionNote, *names: str) -> tuple[Message, ...]:
    """Return what the codes of the fields `names` mean, where there is anything to tell."""
    held = ((_CODES[name], getattr(note, name)) for name in names)
    return tuple(words[code] for words, code in held if code in words)


def _own_name(tag: str) -> str:
    """Return what a language is called by those who speak it, with its country if it has one."""
    return Locale.parse(tag, sep="-").display_name or tag
