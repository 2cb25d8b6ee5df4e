"""The words that names of bodies are made of, and where a run of them begins."""

from __future__ import annotations

import re

# "2gether" is a trust's name, "3a" and "24hr" are no words of one. A full stop before a space ends a sentence, and no name
# runs over it, but for "St. Helens".
NAME_WORD = r"(?:St\.|(?:[A-Z]|(?<!\w)\d(?!(?:st|nd|rd|th|yrs?|hrs?|am|pm)\b)(?=[a-z]{3}))(?:[\w’'&-]|\.(?=\w))*)"
# Some reports write the words of a trust's name small: "Exampleton health services NHS trust".
JOINING = r"(?:and|of|the|upon|on|with|for|in|&|,|health|services?|hospitals?|university|partnership|community|healthcare|teaching|mental|ambulance)"
LEFT = re.compile(rf"(?:(?:{NAME_WORD}|{JOINING}),?\s+)+$")
_WORD = re.compile(NAME_WORD)
LEFT_REACH = 160  # characters before a name's end in which it begins
# Who writes or acts, and how a sentence begins: no name of a body begins so.
_NOT_FIRST = re.compile(
    r"Accountable|Acting|All|Although|An|As|Assistant|Associate|At|Both|By|CEO|Chair|Chief|Commissioner|Consultant|Deputy|Designated|Director|"
    r"Doctor|Each|Executive|For|From|GPs?|Head|If|In|Interim|Lead|Leaders|Local|Managers?|Managing|Many|Most|Named|Nurse|Officer|On|Our|"
    r"Responsible|Senior|Several|Since|Some|Their|This|Three|Two|When|Where|While|Within"
)
# What a body is, not which one: a name has another word besides.
_KIND_WORD = re.compile(
    r"Acute|Adults?(?:['’]s?)?|Area|Care|Children(?:['’]s)?|Commissioning|Community|Health|Hospital|Joint|Mental|NHS|Partners?|Place|"
    r"Primary|Providers?|Public|Safeguarding|Social"
)


def name_words(text: str, first: int, end: int) -> list[int]:
    """Where the words begin that may be the first of a name."""
    return [m.start() + first for m in _WORD.finditer(text[first:end]) if m.group() != "The"]


def own_words(text: str, starts: list[int]) -> list[int]:
    """`starts` without the titles and sentence openings they begin with; none where only words for kinds of body are left."""
    words = [(start, match.group().rstrip(".,")) for start in starts if (match := _WORD.match(text, start))]
    while words and _NOT_FIRST.fullmatch(words[0][1]):
        del words[0]
    named = any(not _KIND_WORD.fullmatch(word) and not _NOT_FIRST.fullmatch(word) for _, word in words)
    return [start for start, _ in words] if named else []


def last_and(text: str, first: int, end: int) -> int:
    """The last "and" that may stand between two names; "East and North …" is one."""
    places = [m.start() for m in re.finditer(r" and ", text[first:end])]
    apart = [p for p in places if not re.search(r"\b(?:East|West|North|South|Mid|Central)$", text[first : first + p])]
    return first + apart[-1] if apart else -1
