"""Who is addressed: the words before "should" read as a list of bodies, or not at all.

"East and North Hertfordshire NHS Trust and the local authority" is two bodies; "NHS providers of accident and
emergency and urgent care services" is one collective. Known names are found first and never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.facts import Agency, Resolution
from ingest.names.namer import OF_AREA_RULES, Namer
from ingest.names.spotter import Sighting, Spotter

# What a collective is a collective of.
_HEADS = (
    r"partners|stakeholders|partner\s+agenc(?:y|ies)|agenc(?:y|ies)|organi[sz]ations|providers?|commissioners?|leaders|managers|"
    r"practitioners|professionals|schools|colleges|GPs|general\s+practitioners|trusts|bodies|members|services\s+commissioners|"
    r"partnerships?|boards?|panel|committee|authorit(?:y|ies)|councils?|police|governors|inspectorates|hospitals|academies|"
    r"CAMHS|services(?=\s+across)"
)
# Known names stand masked by characters of a private plane, which no report holds: one character a name.
_MASK = 0xF0000
_NAME = r"[\U000F0000-\U000FFFFD]+"
_MODIFIER = (
    r"(?:(?!(?:in|of|the|to|for|that|and|at|on|by|with|from|who|which|should|is|are|be|people|children|services)\b)"
    r"[\w’'/\U000F0000-\U000FFFFD-]+)"
)
# "its partners" · "all relevant agencies" · "Hertfordshire NHS providers of accident, emergency and urgent care services"
_GROUP = re.compile(
    rf"^(?:the\s+)?(?:{_MODIFIER}\s+){{0,6}}?(?:(?:{_HEADS}|health)\s+and\s+)?(?:{_HEADS}|social\s+care\s+managers|"
    r"(?:health|social\s+care|adult|youth|(?:child\s+and\s+adolescent\s+)?mental\s+health|NHS|education)\s+services)"
    r"(?:\s+(?:of|for|in|across|within|from|at|working|responsible)\b.*)?$",
    re.IGNORECASE,
)
# A kind of body and no more: what follows it after "and" may say of both where they are or what they do.
_GENERIC = re.compile(rf"^(?:all\s+)?(?:(?:NHS|health|local|other)\s+)?(?:{_HEADS})$", re.IGNORECASE)
_GAP = r"(?:\s*+,)?+\s++"
_SPLIT = re.compile(
    rf"(?<!\s)(?:{_GAP}(?:(?:together|along|jointly|in\s+consultation)\s+with|working\s+(?:(?:closely|jointly|together)\s+)?with|"
    r"as\s+well\s+as|alongside|including|in\s+(?:partnership|conjunction|collaboration)\s+with)\s+|\s*+,\s+with\s+|"
    r"\s*+,\s+(?:and\s+)?|\s++(?:and|&|plus)\s+(?:(?:specifically|especially|particularly|in\s+particular),?\s+)?|\s++with\s+)"
)
_BOTH = re.compile(r"both\s+", re.IGNORECASE)
# "the council and, where appropriate, its partners" · "the council (and its partners)"
_ASIDE = re.compile(
    r",?\s+where\s+(?:appropriate|necessary|relevant),?(?=\s)|,(?=\s*$)|\((?!and\b|with\b)[^()]*\)|[()]", re.IGNORECASE
)
# "the North Marlshire and South Marlshire NHS trusts": the last word is of both.
_SHARED_PLURAL = re.compile(
    r"^(?:the\s+)?(?:[A-Z][\w’'-]*\s+)+and\s+(?:[A-Z][\w’'-]*\s+)+(?:NHS\s+)?(?:[Tt]rusts|[Cc]ouncils|PCTs|[Aa]uthorities|[Bb]oards|[Ff]orces)$"
)
# A sentence that begins so tells somebody to do something; what follows is an object, not the one who is told.
_NOT_AN_OWNER = re.compile(
    r"^(?:(?:accelerat|address|audit|build|clarif|complet|consider|continu|creat|develop|embed|enabl|enhanc|ensur|establish|evaluat|"
    r"extend|identif|implement|improv|increas|introduc|maintain|mak|monitor|prioriti[sz]|produc|promot|provid|rais|reduc|review|revis|"
    r"secur|shar|strengthen|support|tak|undertak|updat|work)(?:e|ed|es|ied|ies|ing|s|y|ying)?|"
    r"agree|progress|put|set|use|no|neither|nor|none|all\s+(?:children|young|staff|social|case|assessments?|plans?|looked)|children(?!['’])|young|"
    r"staff|social\s+workers?|this|these|that|there|it|they|where|when|if|arrangements|plans?|assessments?|supervision|reports?|training|"
    r"data|information)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^(?:ensure|improve|develop|review|strengthen|establish|increase|reduce|provide|continue|implement|clarify|accelerate|"
    r"address|embed|monitor|undertake|work|take|make|put|set|use|agree|complete|progress|raise|promote|support|evaluate|audit|"
    r"build|create|consider|extend|introduce|enable|enhance|identify|maintain|prioritise|produce|revise|secure|share|update|"
    r"hold|collate|consolidate|devise|refresh|scrutinise|integrate|include|adopt|analyse|appoint|assess|assure|conduct|deliver|"
    r"demonstrate|determine|encourage|engage|examine|expand|explore|finalise|formalise|give|keep|launch|minimise|prepare|"
    r"publish|recruit|renew|resolve|seek|streamline|tackle|utilise|carry|further|robustly|urgently|fully|appropriately|act|align|apply|"
    r"arrange|bring|broaden|confirm|define|draw|equip|facilitate|gather|inform|invest|involve|listen|measure|meet|obtain|offer|oversee|protect|"
    r"re-?launch|refine|reinforce|remove|respond|simplify|speed|start|sustain|transform|understand)\b",
    re.IGNORECASE,
)
# No body's name holds a verb: "leaders have worked hard to …" tells nobody anything.
_VERB = re.compile(r"\b(?:has|have|had|do|does|did|is|are|was|were|been|not|how|who|which)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"^(?:the\s+)?[A-Z]{3,6}$")  # kept as written where the registers know whose it may be
_TITLE_NAME = re.compile(r"^(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|[A-Z][\w’'&-]*)){0,7}$")
# "Council and corporate senior leaders": what stands before the people says of which kind they are.
_LEADERS = re.compile(
    r"^(?:council|corporate|political|professional|senior|strategic|operational)(?:\s+and\s+|\s+)(?:\w+\s+){0,3}(?:leaders|managers|officers|members)$|"
    r"^(?:senior\s+)?(?:(?:education|health|(?:social\s+)?care|(?:children['’]?s|adults?['’]?)\s+(?:social\s+care|services))(?:,\s+and\s+|,\s+|\s+and\s+|\s+)){1,4}"
    r"(?:leaders|managers)$",
    re.IGNORECASE,
)
# "Health commissioners and leaders" are one group: the second word has no other body to be of. So are "NHS and local authority
# joint commissioners", whom the word joint makes those of both.
_PEOPLE = r"commissioners|providers|leaders|managers|practitioners|professionals"
_PLAIN_WORD = r"(?:(?!(?:and|of|in|the|to|for)\b)[\w’'-]+)"
_JOINED = re.compile(
    rf"^(?:the\s+)?(?:{_PLAIN_WORD}\s+){{1,3}}(?:{_PEOPLE})\s+and\s+(?:{_PEOPLE})$|"
    rf"^(?:the\s+)?(?:{_PLAIN_WORD}\s+){{1,4}}and\s+(?:{_PLAIN_WORD}\s+){{0,4}}(?:integrated|joint)\s+(?:{_PEOPLE})$",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    r"^(?:senior\s+)?(?:leaders|managers|officers)\s+(?:from|in|of|at|within)\s+(?P<body>.+)$", re.IGNORECASE
)
_MOST_PARTS = 12
_MOST_WORDS = 8  # of a phrase that may be a body of the area, "the local authority's children's social care services"
_MOST_LENGTH = 400  # characters before "should" in which owners are looked for: no list of owners is longer


@dataclass(frozen=True, slots=True)
class Named:
    """One body of a list: where its words stand in the text that was read, and which body they mean."""

    start: int
    end: int
    written: str
    agency: Agency


class AgencyLists:
    """Reads lists of bodies in the texts of one report."""

    def __init__(self, namer: Namer, spotter: Spotter) -> None:
        self.namer = namer
        self.spotter = spotter

    def read(self, text: str) -> list[Named] | None:
        """The bodies if the whole text is a list of bodies; None if it is anything else."""
        if not text.strip() or len(text) > _MOST_LENGTH or _IMPERATIVE.match(text.strip()):
            return None
        masked, names = self._mask(text)
        pieces = self._pieces(masked)
        if len(pieces) > _MOST_PARTS:
            return None
        items = self._segment(masked, pieces, names)
        return [self._named(text, masked, start, end, names) for start, end in items] if items else None

    def read_apart(self, text: str) -> list[Named] | None:
        """The bodies of a text that holds nothing else, where only line ends part them; a lone unknown name whole."""
        seen = self.spotter.find(text)
        rest = re.sub(r"\([^)]{0,80}\)", "", "".join(_outside(text, seen)))
        if seen and not re.search(r"\w", re.sub(r"\b(?:and|the)\b", "", rest)):
            return [Named(s.start, s.end, s.written, s.agency) for s in seen]
        whole = text.strip()
        return [Named(0, len(text), whole, self.namer.agency(whole))] if whole and len(whole) < _MOST_LENGTH else None

    def read_ending(self, text: str) -> list[Named] | None:
        """The bodies of the longest end of the text that is a list of bodies."""
        for match in re.compile(r"(?:^|(?<=[\s,;:–-]))(?=\w)").finditer(text, max(0, len(text) - _MOST_LENGTH)):
            found = self.read(text[match.start() :])
            if found:
                return [Named(n.start + match.start(), n.end + match.start(), n.written, n.agency) for n in found]
        return None

    def read_beginning(self, text: str) -> list[Named] | None:
        """The bodies of the longest beginning of the text that is a list of bodies, each known by name."""
        ends = [m.start() for m in re.finditer(r"(?=[\s,;:.]|$)", text[:_MOST_LENGTH]) if m.start()]
        for end in reversed(ends):
            found = self.read(text[:end])
            if found and all(n.agency.resolution is not Resolution.AS_WRITTEN for n in found):
                return found
        return None

    def _mask(self, text: str) -> tuple[str, Sequence[Sighting]]:
        """The text, as long as it is, with each known name masked, so that it is never cut, and with asides left blank."""
        names = self.spotter.find(text)
        masked = text
        for i, name in enumerate(names):
            end = max(name.end, name.bracket_end)
            masked = masked[: name.start] + chr(_MASK + i) * (end - name.start) + masked[end:]
        return _ASIDE.sub(lambda aside: " " * len(aside.group()), masked), names

    def _pieces(self, masked: str) -> list[tuple[int, int]]:
        edges = [0]
        for match in _SPLIT.finditer(masked):
            edges += [match.start(), match.end()]
        edges.append(len(masked))
        return list(zip(edges[::2], edges[1::2], strict=True))

    def _segment(
        self, masked: str, pieces: list[tuple[int, int]], names: Sequence[Sighting]
    ) -> list[tuple[int, int]] | None:
        """The pieces joined into as many bodies as they make, every piece used."""
        best: dict[int, list[tuple[int, int]] | None] = {len(pieces): []}
        for i in range(len(pieces) - 1, -1, -1):
            best[i] = None
            for j in range(i + 1, len(pieces) + 1):
                rest = best[j]
                start, end = pieces[i][0], pieces[j - 1][1]
                if rest is None or not self._is_body(masked[start:end], names):
                    continue
                if rest and self._is_one_with(masked[start:end].strip(), masked[slice(*rest[0])].strip()):
                    continue
                current = best[i]
                if current is None or len(rest) + 1 > len(current):
                    best[i] = [(start, end), *rest]
        return best[0]

    def _is_one_with(self, part: str, following: str) -> bool:
        """Whether "and" joins two words of one name: "commissioners and providers of …", "council and corporate leaders"."""
        if _SHARED_PLURAL.match(f"{part} and {following}"):
            return True
        if _GENERIC.match(part) and re.match(
            rf"^(?:{_HEADS})\s+(?:of|for|in|across|within)\b", following, re.IGNORECASE
        ):
            return True
        return bool(_LEADERS.match(f"{part} and {following}") or _JOINED.match(f"{part} and {following}"))

    def _is_body(self, masked: str, names: Sequence[Sighting]) -> bool:
        part = _BOTH.sub("", masked.strip(), count=1)
        if re.fullmatch(rf"(?:the\s+)?{_NAME}(?:['’]s?(?:\s+[\w’']+){{1,4}})?", part, re.IGNORECASE):
            return True
        if self._is_of_area(part):
            return True
        if _NOT_AN_OWNER.match(part) or _VERB.search(part):
            return False
        if _GROUP.match(part) or _LEADERS.match(part) or _SHARED_PLURAL.match(part) or _JOINED.match(part):
            return True
        if _ACRONYM.match(part):
            return bool(self.namer.agency(part).candidates)
        words = part.split()
        return (
            not re.search(_NAME, part)
            and bool(_TITLE_NAME.match(part))
            and len(words) > 1 + (words[0].lower() == "the")
        )

    def _is_of_area(self, part: str) -> bool:
        """Whether a phrase is a body that every area has, "the youth offending service"; a bare place is none."""
        if len(part.split()) > _MOST_WORDS or re.search(_NAME, part):
            return False
        agency = self.namer.known(part)
        return agency is not None and (agency.resolution is Resolution.LOCAL or agency.rule in OF_AREA_RULES)

    def _named(self, text: str, masked: str, start: int, end: int, names: Sequence[Sighting]) -> Named:
        part = masked[start:end]
        both = _BOTH.match(part.lstrip())
        start += len(part) - len(part.lstrip()) + (both.end() if both else 0)
        end = start + len(masked[start:end].rstrip())
        written = text[start:end]
        token = re.fullmatch(rf"(?:the\s+)?({_NAME})(?:['’]s?.*)?", masked[start:end], re.IGNORECASE)
        if token:
            name = names[ord(token[1][0]) - _MASK]
            return Named(name.start, name.end, name.written, name.agency)
        agency = self._single(written)
        return Named(start, end, written, agency)

    def _single(self, written: str) -> Agency:
        """A phrase that holds no known name: the authority, a body of the area, a collective, or a name as written."""
        agency = self.namer.agency(re.sub(r"^(?:both|all)\s+", "", written))
        within = _PEOPLE_OF.match(written)
        if within and (body := self.namer.known(within["body"])):
            return replace(body, rule="leaders-of-a-body", reason=f"“{written}” act for {body.label}")
        claims_a_kind = agency.kind != "PartnerAgency" and bool(_TITLE_NAME.match(written))
        if agency.resolution in (Resolution.REGISTER, Resolution.LOCAL) or claims_a_kind:
            return agency
        collective = any(form.match(written) for form in (_GROUP, _LEADERS, _SHARED_PLURAL, _JOINED))
        return self.namer.group(written) if collective else agency


def starts_with_imperative(text: str) -> bool:
    """Whether a sentence begins by telling somebody to do something."""
    return bool(_IMPERATIVE.match(text.strip()))


def _outside(text: str, seen: Sequence[Sighting]) -> Iterator[str]:
    """What a text holds besides the names seen in it."""
    edges = [0, *(edge for s in seen for edge in (s.start, s.end)), len(text)]
    return (text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
