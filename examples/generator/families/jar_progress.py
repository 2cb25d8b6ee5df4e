"""Inspections of progress after a joint area review, 2009: grades of progress in words, priorities with the bodies they task."""

from __future__ import annotations

from examples.generator.content import SMALL_SIZE, Contents, Furniture, Heading, Lines, NumberPlace, PageTurn
from examples.generator.draft import Brief, Composed, Draft, full, month_year
from examples.generator.expected import Owner

_TITLE = "Inspection of progress made in the provision of safeguarding services in"
_TOPICS = (
    "Managing the backlog of cases", "Recording and tracking cases through the system", "Support for front-line social workers",
    "Performance management", "Capacity to improve",
)  # fmt: skip
_PROGRESS = ("good", "satisfactory", "limited", "inadequate")


def compose(brief: Brief) -> Composed:
    """One report. It grades progress, in sentences only."""
    draft = Draft(brief, curly=False)
    area = draft.area
    draft.found.start = draft.found.end = None
    title = f"{_TITLE} {area.place}"
    review = draft.dates.start.replace(year=draft.dates.start.year - 1, month=11, day=3)
    draft.add(
        Heading(title, 16.0, depth=1),
        Lines(("Care Quality Commission", "HM Inspectorate of Constabulary", "Ofsted")),
        Lines(("Age group: All",), size=SMALL_SIZE),
        Lines((f"Published: {full(draft.dates.published)}",), size=SMALL_SIZE),
        PageTurn(), Contents(), PageTurn(),
        Heading("About the inspection", 12.0, listed=1),
    )  # fmt: skip
    draft.numbered(
        f"Three inspectorates came to see what had been done since the joint area review of {month_year(review)}."
    )
    draft.cite("joint area review", "jar", review.isoformat()[:7])
    draft.add(Heading("Evidence", 12.0, listed=1))
    draft.report_on(1, 2)
    draft.add(Heading("Context", 12.0, listed=1))
    draft.report_on(1, 2)
    draft.add(Heading(f"Overall judgement on progress since {month_year(review)}", 12.0, listed=1))
    overall = _graded(draft, "Overall judgement on progress")
    said = _said(draft, f"The council and its partners have made {overall} progress overall.", overall)
    draft.numbered(f"{said} {draft.say.findings()}")
    draft.add(Heading("Summary of key findings", 12.0, listed=1))
    draft.report_on(2, 4)
    draft.fill(8, 20)
    draft.add(Heading("Priorities for further improvement", 12.0, listed=1))
    draft.numbered("Priorities for further improvement:")
    texts = []
    for _ in range(draft.rng.randint(5, 9)):
        names = draft.rng.choice((
            (area.council,), (area.safeguarding,), (area.police,), (draft.hospitals,), (area.council, draft.commissioner),
            ("The council", "its partners"),
        ))  # fmt: skip
        texts.append(
            draft.item(
                draft.say.obligation(" and ".join(names)),
                "area-for-improvement",
                [Owner(name, "named") for name in names],
            )
        )
    draft.bullets(texts)
    draft.add(Heading("Key findings", 12.0, listed=1))
    for topic in _TOPICS:
        draft.add(Heading(topic, 12.0, listed=1))
        draft.numbered(f"{_judgement(draft, topic)} {draft.say.findings()}")
        draft.report_on(1, 3)
    head = "Inspection of progress made in the provision of safeguarding services"
    return draft.done(title, Furniture(head=head, number=NumberPlace.HEAD_LINE, first=2, offset=1))


def _graded(draft: Draft, aspect: str) -> str:
    """The word for one aspect's progress."""
    word = draft.rng.choice(_PROGRESS)
    draft.grade(aspect, word, "sentence")
    return word


def _judgement(draft: Draft, topic: str) -> str:
    """The sentence that opens a section; that on performance management may judge two services apart."""
    if topic == "Capacity to improve":
        word = _graded(draft, topic)
        return _said(draft, f"Capacity to improve in the council and its partnership is {word} overall.", word)
    if topic == "Performance management" and draft.chance():
        draft.hard("two grades in one sentence")
        care, health = _graded(draft, f"{topic} (police, care)"), _graded(draft, f"{topic} (health)")
        both = f"Progress in this is {care} in police and social care services but {health} in health services."
        return _said(draft, both, care, health)
    if draft.chance():
        word = _graded(draft, topic)
        return _said(draft, f"Progress in this is improving and is {word} overall.", word)
    word = _graded(draft, topic)
    return _said(draft, f"The council has made {word} progress in this.", word)


def _said(draft: Draft, sentence: str, *words: str) -> str:
    """A sentence that judges progress since the joint area review, noted as word on what that asked."""
    (review,) = draft.found.cited
    status = "not met" if set(words) == {"inadequate"} else "partly met"
    draft.found.followed_up.append((review.when, status, sentence))
    return sentence
