"""Sample summaries, built in code: one family and some variations of what may happen to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sendkiosk.journey.flow import (
    Block,
    BlockKind,
    Confidence,
    Contact,
    Detail,
    PackVersion,
    Source,
)
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary, SummaryStep, ToldAnswer, least_sure
from sendkiosk.journey.time_limits import (
    Answer,
    LimitRule,
    Period,
    Shift,
    TimeLimit,
    Unit,
    work_out,
)
from sendkiosk.journey.working_days import WorkingCalendar

TODAY = date(2026, 11, 23)
LETTER = date(2026, 10, 1)
REVIEW_BY = date(2027, 2, 23)

APPEAL = LimitRule(
    "appeal",
    message("Your appeal must reach the Tribunal"),
    message(
        "The Tribunal must get your appeal within 2 months of the date on the council’s letter, or"
        " within 1 month of the date on your mediation certificate. The later one counts."
    ),
    (
        Period(
            "letter-date",
            message("Date on your letter"),
            2,
            Unit.MONTHS,
            over=frozenset({"over-two-months"}),
        ),
        Period(
            "certificate-date", message("Date on your certificate"), 1, Unit.MONTHS, needed=False
        ),
    ),
    Shift.SEN_APPEAL,
    message("Try to send it at least a week before."),
    ("ipsea-deadline",),
)

IPSEA_DEADLINE = Source(
    "ipsea-deadline",
    message("IPSEA: deadline for an appeal"),
    Confidence.VERIFIED,
    TODAY,
    REVIEW_BY,
    "https://www.ipsea.org.uk/faqs/the-deadline-for-my-appeal-to-be-made-has-passed",
)
IPSEA_MEDIATION = Source(
    "ipsea-mediation",
    message("IPSEA: mediation, what you need to do"),
    Confidence.VERIFIED,
    TODAY,
    REVIEW_BY,
    "https://www.ipsea.org.uk/mediation-what-you-need-to-do",
)
COUNCIL_PAGE = Source(
    "worcestershire-mediation-page",
    message("Worcestershire County Council: mediation and appeals"),
    Confidence.VERIFIED,
    TODAY,
    REVIEW_BY,
    "https://worcestershire.gov.uk/council-services/send-local-offer/mediation",
)
LEAFLET = Source(
    "leaflet",
    message("Leaflet of the advice service"),
    Confidence.LEAFLET,
    TODAY,
    REVIEW_BY,
)

SENDIASS = Contact(
    "iass",
    message("Herefordshire and Worcestershire SENDIASS"),
    message("Free and private advice for families. It does not take sides."),
    COUNCIL_PAGE.id,
    TODAY,
    REVIEW_BY,
    phones=(Detail("01905 768153", Confidence.VERIFIED),),
    emails=(Detail("sendiass@worcestershire.gov.uk", Confidence.VERIFIED),),
    websites=(Detail("www.hwsendiass.co.uk", Confidence.UNVERIFIED),),
)
IPSEA = Contact(
    "ipsea",
    message("IPSEA"),
    message("A charity that gives free legal advice about special educational needs."),
    IPSEA_DEADLINE.id,
    TODAY,
    REVIEW_BY,
    websites=(Detail("www.ipsea.org.uk", Confidence.VERIFIED),),
    how_to_find=message("You book a time on the website, and they ring you."),
)
TRIBUNAL = Contact(
    "tribunal",
    message("SEND Tribunal"),
    message("Judges who are not part of the council. They decide about appeals."),
    IPSEA_DEADLINE.id,
    TODAY,
    REVIEW_BY,
    phones=(Detail("0300 303 5857", Confidence.UNVERIFIED),),
    emails=(Detail("send@justice.gov.uk", Confidence.VERIFIED),),
)


def paragraph(text: str) -> Block:
    """Return a paragraph of a step."""
    return Block(BlockKind.PARAGRAPH, message(text))


def bullet(text: str) -> Block:
    """Return a list item of a step."""
    return Block(BlockKind.BULLET, message(text))


def appeal_limit(answers: Mapping[str, Answer], today: date = TODAY) -> TimeLimit:
    """Return the time limit of an appeal for `answers`."""
    return work_out(APPEAL, answers, today, WorkingCalendar(frozenset()))


def step(
    number: int,
    title: str,
    body: tuple[Block, ...] = (),
    *,
    who: str | None = None,
    limit: TimeLimit | None = None,
    contacts: tuple[Contact, ...] = (),
    sources: tuple[Source, ...] = (COUNCIL_PAGE,),
) -> SummaryStep:
    """Return a step of a summary, as sure as the least sure of its `sources`."""
    return SummaryStep(
        number=number,
        id=f"step-{number}",
        route="appeal",
        title=message(title),
        body=body,
        who=None if who is None else message(who),
        limit=limit,
        contacts=contacts,
        sources=sources,
        confidence=least_sure(source.confidence for source in sources),
    )


def refused(limit: TimeLimit | None, said_date: date | str) -> Summary:
    """Return the summary of a parent whose council refused to assess, with `limit` on two steps."""
    steps = (
        step(
            1,
            "Talk to SENDIASS this week",
            (
                paragraph(
                    "Tell them the date on your letter. They can help with **all** the steps."
                ),
            ),
            who="The advice service for your area",
            contacts=(SENDIASS,),
        ),
        step(
            2,
            "Ring the mediation adviser",
            (
                paragraph(
                    "Say that you want to appeal. Say if you want to try"
                    " [mediation](term:mediation) or not. You may say no."
                ),
                bullet("The call is free."),
                bullet("Ask for your certificate. You need it for an appeal."),
            ),
            who="The adviser named in your letter",
            limit=limit,
            sources=(IPSEA_MEDIATION, IPSEA_DEADLINE),
        ),
        step(
            3,
            "Get your papers together",
            (paragraph("You need the council’s letter, reports, and your own notes."),),
        ),
        step(
            4,
            "Send your appeal to the Tribunal",
            (paragraph("Use form **SEND35A**. Put your certificate with it. It costs nothing."),),
            who="You, with help from SENDIASS or IPSEA",
            limit=limit,
            contacts=(IPSEA,),
            sources=(IPSEA_DEADLINE,),
        ),
        step(
            5,
            "Keep talking to the school",
            (paragraph("The school can help your child now, without a plan."),),
            who="The teacher or the SENCO",
            sources=(LEAFLET,),
        ),
    )
    return Summary(
        packs=(
            PackVersion("worcestershire", message("Worcestershire"), "0.1.0"),
            PackVersion("england", message("England"), "0.1.0"),
        ),
        today=TODAY,
        told=(
            told("who", "Who this is for", "My child"),
            told("where", "Where they learn", "A state school"),
            told("plan", "EHC plan", "The council said no"),
            told("letter", "What the letter says", "The council will not do an assessment"),
            told("letter-date", "Date on the letter", said_date),
            told("certificate", "Mediation certificate", "Not yet"),
        ),
        steps=steps,
        letters=(),
        limits=() if limit is None else (limit,),
        first_limit=None if limit is None or limit.standing.value == "unknown" else limit,
        contacts=(SENDIASS, IPSEA),
        sources=(COUNCIL_PAGE, IPSEA_MEDIATION, IPSEA_DEADLINE, LEAFLET),
        notices=(
            message("This sheet gives information. It is not legal advice."),
            message("You may have heard that the law is changing. The rules here still count."),
        ),
        oldest_check=TODAY,
        codes={},
    )


def told(screen: str, topic: str, said: date | str) -> ToldAnswer:
    """Return one answer in words."""
    return ToldAnswer(screen, message(topic), (said if isinstance(said, date) else message(said),))


def common() -> Summary:
    """Return the common route: a letter of 1 October 2026, and no certificate."""
    return refused(appeal_limit({"letter-date": LETTER}), LETTER)


def with_certificate() -> Summary:
    """Return a visit with two dates and a last day at Christmas: the longest working."""
    certificate = date(2026, 11, 29)
    limit = appeal_limit(
        {"letter-date": LETTER, "certificate-date": certificate}, date(2026, 11, 30)
    )
    return replace(refused(limit, LETTER), today=date(2026, 11, 30))


def last_day_today() -> Summary:
    """Return a visit on the last day itself."""
    today = date(2026, 12, 1)
    return replace(refused(appeal_limit({"letter-date": LETTER}, today), LETTER), today=today)


def passed() -> Summary:
    """Return a visit whose time limit may have passed."""
    letter = date(2026, 6, 1)
    return refused(appeal_limit({"letter-date": letter}), letter)


def passed_without_day() -> Summary:
    """Return a visit whose letter is more than two months old, with no exact date."""
    limit = appeal_limit({"letter-date": "over-two-months"})
    return refused(limit, "More than 2 months ago")


def unknown() -> Summary:
    """Return a visit with a time limit whose last day nobody can work out."""
    return refused(appeal_limit({"letter-date": "no-letter"}), "I do not have it")


def without_limit() -> Summary:
    """Return a visit that no time limit belongs to."""
    return refused(None, "I do not have it")


def long() -> Summary:
    """Return a summary of 30 steps, one of them longer than two pages."""
    summary = common()
    text = "Write down what happened, when it was, and who was there. " * 12
    steps = [
        replace(given, number=number, id=f"step-{number}")
        for number, given in enumerate(summary.steps * 6, 1)
    ]
    steps[7] = replace(steps[7], body=tuple(paragraph(text) for _ in range(9)))
    return replace(summary, steps=tuple(steps))


def empty() -> Summary:
    """Return a summary with nothing in it but the day and the pack."""
    return replace(
        common(),
        told=(),
        steps=(),
        letters=(),
        limits=(),
        first_limit=None,
        contacts=(),
        sources=(),
        notices=(),
        oldest_check=None,
    )
