"""Whether what an inspection asked for was done: the forms of words by which a later report says so."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of what was asked, `met`, `partly-met` or `not-met`, and the name of the rule that read it."""

    status: str
    rule: str


_DONE = r"(?:met|addressed|implemented|resolved|tackled|completed?|delivered|achieved|acted\s+(?:up)?on|actioned|remedied|rectified)"
_DO = r"(?:meet|address|implement|resolve|tackle|complete|deliver|achieve|act|respond|take|make|remedy)"
_ASKED = r"(?:areas?|recommendations?|actions?(?!\s+plan)|requirements|issues|concerns|findings|weaknesses|shortfalls|deficits|priorit\w+)"
# What stands between the areas and the verb is what they are, not somebody else of whom the verb speaks: "since the areas were
# named, the needs of children have been met" says nothing of the areas, nor does "an area was that visits are completed".
_OF_THEM = (
    r"(?:(?!\bneeds\b|\bwas\s+(?:that|to)\b|\bconcern(?:ed|ing)\b|,\s+(?:\w+\s+){0,2}(?:children|pupils|schools|families|young\s+people|needs)\b)"
    r"[^;]){0,240}?"
)
# "One area was met" is all there was; "one of the areas was met" is not.
_PART_OF = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|half|a\s+number|part|much)\s+(?:out\s+)?of\s+|"
    r"(?:many|most|some|several|almost\s+all|nearly\s+all|(?:the\s+)?(?:vast\s+|large\s+|great\s+)?majority)\s+(?:of\s+)?)"
)
_ADVERB = r"(?:fully|successfully|effectively|appropriately|systematically|comprehensively|largely|all|now|already|and)"
_HAVE = r"(?:has|have|had)"
_ARE = r"(?:is|are|was|were|been|being)"
_NOT = r"(?:not|no|never|hardly|barely|cannot|could\s+not|did\s+not|failed\s+to|yet\s+to|still\s+to|needs?\s+to)"

# Words about words: nothing is said of what was done, or not by the inspectors.
_UNSAID = re.compile(
    r"\bwhether\b|\bif\s+(?:the|they|these|any|all)\b|\bbefore\s+(?:the|they|these|all)\b|\bwill\s+(?:\w+\s+)?(?:ensure|be|need)\b|"
    r"\b(?:wrongly|incorrectly|mistakenly)\b|\bin\s+name\s+only\b|\bnot\s+the\s+case\b|\bnot\s+(?:assured|clear|confident|certain)\b",
    re.IGNORECASE,
)
# "Not only addressed" is addressed; "no longer poor" is not poor.
_NO_DENIAL = re.compile(r"\bnot\s+only\s+", re.IGNORECASE)

# The first that fits says it: what limits comes before what denies, and that before what affirms in the same words.
_FORMS: tuple[tuple[Progress, re.Pattern[str]], ...] = tuple(
    (Progress(status, rule), re.compile(words, re.IGNORECASE))
    for status, rule, words in (
        ("met", "says-met",
         rf"\b(?:no|none\s+of\s+the(?:se)?)\s+(?:\w+\s+){{0,2}}?{_ASKED}\b[^;.]{{0,120}}?\bremains?\s+(?:outstanding|unmet|incomplete|unresolved)\b|"
         r"\bno\s+longer\s+(?:persists?|remains?|an?\s+(?:area|concern|weakness|issue))\b"),
        ("partly-met", "says-partly-met",
         rf"\btaken\s+too\s+long\b|\bnot\s+(?:yet\s+)?(?:all|every|been\s+fully|fully)\b[^;]{{0,160}}?\b(?:{_DONE}|sustained)\b|"
         rf"\bnot\s+(?:yet\s+)?(?:\w+\s+){{0,3}}?(?:{_DONE}|improve\w*)\s+(?:\w+\s+)?(?:all|every|in\s+(?:all|full))\b|\bnot\b[^;.]{{0,60}}\bin\s+all\s+areas\b|"
         rf"\b{_DONE}\s+(?:in\s+part|to\s+varying\s+degrees|with\s+varying\s+\w+|bar\s+\w+)\b|\b{_DONE}\s+(?:and|but)\s+(?:\w+\s+){{0,3}}?(?:not|remains?)\b|"
         rf"\b(?:responded|{_DONE}|improved|strengthened)\b[^;]{{0,160}}\bbut\b[^;]{{0,160}}\bnot\b|"
         rf"\bprocess\s+of\s+being\s+{_DONE}\b|\b{_DONE},\s+(?:but|and)\s+(?:some|improvements|others|one|two)\b|"
         rf"\bsome\s+(?:of\s+the(?:se)?\s+)?(?:\w+\s+)?{_ASKED}\b[^;.]{{0,120}}\b(?:not\s+(?:yet\s+)?(?:been\s+)?(?:\w+\s+)?{_DONE}|still|remain\w*)\b|"
         rf"\bsome\s+(?:\w+\s+)?(?:progress|improvements?)\b[^;]{{0,200}}\b(?:not|but|however|slow|yet|remains?)\b|\balthough\s+(?:\w+\s+){{0,4}}some\s+(?:progress|improvement)|"
         rf"\b{_ASKED}\b[^;]{{0,200}}?\b{_DONE}\b[^;]{{0,40}}\b(?:except|apart\s+from|other\s+than|with\s+the\s+exception)\b|\ball\s+but\s+\w+\s+of\b[^;]{{0,160}}?\b{_DONE}\b|"
         rf"\bonly\s+a\s+(?:very\s+)?small\s+number\s+of\s+{_ASKED}\b"),
        ("not-met", "says-not-met",
         rf"\b(?:none|neither|(?:very\s+)?few)\s+of\b[^;]{{0,160}}?\b{_DONE}\b|\bno\s+{_ASKED}\b[^;]{{0,120}}?\b{_DONE}\b|\bno\s+evidence\s+(?:that|of)\b|"
         rf"\b{_NOT}\s+(?:\w+\s+){{0,3}}?(?:{_DONE}|{_DO}|taken|made|responded|acted|demonstrate)\b(?!\s+only)|\bno\s+(?:\w+\s+)?response\b|"
         rf"\b(?:{_HAVE}|is|are)\s+(?:still\s+)?yet\s+to\s+be\s+(?:fully\s+)?{_DONE}\b|\b{_ASKED}\b{_OF_THEM}\b(?:remain(?:s|ing)?)\s+(?:outstanding|unmet|incomplete|unresolved|to\s+be\s+{_DONE})\b|"
         rf"\b{_ASKED}\b{_OF_THEM}\b(?:is|are|was|were)\s+(?:still\s+)?(?:unmet|unaddressed|not\s+(?:yet\s+)?{_DONE})\b|"
         rf"\bmajority\s+of\s+which\s+{_HAVE}\s+not\b"),
        ("not-met", "says-no-progress",
         rf"\b(?:little|no|insufficient|poor)\s+(?:progress|pace|improvement|evidence\s+of\s+(?:sustained\s+)?improvement)\b|"
         rf"\b(?:progress|pace)\b[^;.]{{0,120}}?\b(?:{_HAVE}\s+been|was|is|are)\s+(?:far\s+)?(?:too\s+slow|insufficient|inadequate|poor)\b|"
         rf"\btoo\s+slow\s+to\b|\bstruggled\s+to\s+make\s+progress\b|"
         rf"\b(?:{_HAVE}|was|were|is|are)\s+not\s+(?:yet\s+)?(?:been\s+|being\s+)?(?:\w+\s+or\s+|\w+ly\s+)?(?:sustained|improved|occurred|led|resulted|ensured|effective)\b|"
         rf"\b{_HAVE}\s+failed\s+to\b|\bremains?\s+(?:unaddressed|unchanged|unresolved|so|areas?|a\s+(?:\w+\s+)?(?:challenge|concern|weakness|feature|problem|issue|recommendation)|an\s+(?:issue|area)\b|the\s+(?:same|case))|"
         rf"\bcontinues?\s+to\s+(?:be\s+(?:an?\s+)?(?:\w+\s+){{0,2}}?(?:area|areas|issue|concern|challenge|weak\w*)|require|pose|need)\b|\bstill\s+(?:require|need|prevalent|evident|no\b|not\b|an?\s+(?:area|issue|feature|concern)|either|to\s+be)|"
         rf"\bthese\s+remain\b|\bmirror\b|\b{_ASKED}\b[^;.]{{0,120}}?\bpersists?\b|\bmarked\s+deterioration\b|\b(?:further|significantly)\s+declined\b|\b(?:further|rapid)\s+(?:and\s+\w+\s+)?decline\b|"
         r"\bineffective\s+action\b|\bidentified\s+(?:then|at\s+that\s+time)\s+(?:still\s+)?remain\b"),
        ("partly-met", "says-partly-met",
         rf"\b(?:partly|partially|largely|mostly)\s+{_DONE}\b|\b{_PART_OF}(?:the\s+|these\s+)?(?:\w+\s+){{0,2}}{_ASKED}\b{_OF_THEM}\b{_DONE}\b|"
         r"\b(?:some|limited|slow|uneven)\s+(?:\w+\s+)?(?:progress|improvements?)\b|\b(?:good|strong|significant|substantial|steady|reasonable|notable|considerable|much|further|clear)\s+progress\b|"
         r"\bprogress\s+(?:is\s+evident|(?:has|had)\s+been\s+made|(?:in|on)\s+[^.;]{0,60}?\b(?:is|has\s+been|was)\s+(?:\w+\s+)?(?:slow|uneven))|\bprogress\s+(?:\w+\s+){1,4}?(?:has|have)\s+made\b|"
         r"\bprogress\s+(?:has\s+been|is)\s+(?:\w+\s+)?(?:slow|uneven)\b|\bprogress\s+in\s+most\s+of\b|\bcontinues?\s+to\s+work\b"),
        ("met", "says-met",
         rf"\b{_ASKED}\b{_OF_THEM}\b(?:been|(?<!\bare\s)(?<!\bis\s)being|were|was|are|is)\s+(?:{_ADVERB}\s+){{0,3}}{_DONE}\b|"
         rf"\b{_HAVE}\s+(?:{_ADVERB}\s+){{1,3}}{_DONE}\b|\b{_HAVE}\s+{_DONE}\s+(?:the\s+|all\s+|these\s+|of\s+)+(?:\w+\s+)?{_ASKED}\b|\bbuilt\s+on\s+the\s+(?:areas|strengths|findings)\b|"
         rf"\bactions?\s+to\s+address\s+all\s+{_ASKED}\b|"
         r"\bnow\s+(?:fully\s+)?meets?\b|\bimproved\s+to\s+(?:a\s+)?good\b|\bresponded\s+(?:positively|well)\b|\btaken\s+the\s+required\s+steps\b|"
         rf"\b(?:{_ARE}|has|have)\s+now\s+(?:all\s+)?(?:an?\s+(?:\w+\s+)?(?:strength|area\s+of\s+strength)|become|improved|good|strong|well|established|complete)|"
         r"\bnow\s+into\s+areas\s+of\s+strength\b|\barea\s+of\s+(?:\w+\s+)?strength,\s+previously\b|"
         rf"\b{_ARE}\s+(?:now\s+)?complete\b|\bresulted\s+in\s+(?:better|improved|significantly\s+improved)\b|\bwhich\s+is\s+now\s+(?:good|strong|effective)\b|\bcomprehensive\s+response\b"),
        ("partly-met", "action-was-taken",
         r"\bresponded\b|\b(?:decisively|robustly|swiftly|promptly|effectively)\s+(?:responded|acted)\b|\bacted\s+(?:\w+\s+){0,2}(?:decisively|robustly|swiftly|promptly|effectively|quickly|immediately|upon)\b|"
         r"\b(?:remedial|decisive|prompt|swift|robust|effective)\s+action\b|\b(?:has|have)\s+(?:also\s+)?taken\s+(?:\w+\s+)?action\b|\b(?:significantly|considerably|substantially|much|greatly)\s+improved\b|\bimproved\s+significantly\b|"
         r"\bsignificant\s+improvements?\s+(?:have|has)\s+been\s+made\b|\bworked\s+(?:\w+\s+)?to\s+(?:address|respond|improve)\b|\b(?:has|have)\s+(?:been\s+)?(?:further\s+)?(?:improved|strengthened)\b|\bimprovements?\s+(?:have|has)\s+been\s+made\b|"
         r"\bare\s+being\s+(?:\w+\s+)?(?:addressed|progressed|tackled|implemented)\b"),
    )
)  # fmt: skip

_BAD = re.compile(
    r"\b(?:not|no|nor|lacks?|lacking|insufficient\w*|inconsisten\w+|poor\w*|weak\w*|inadequate\w*|delay\w*|drift|limited|too\s+(?:many|few|often|long|slow)|"
    r"underdeveloped|variable|variability|missing|fail\w*|unclear|absen\w+|rarely|ineffective\w*|late|longer|short)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:high\s+standard|improved|improving|good|better|strong\w*|effective\w*|robust\w*|well|timely|positive\w*|prompt\w*|consistently|appropriate\w*|"
    r"successful\w*|comprehensive\w*|fully|put\s+in\s+place)\b",
    re.IGNORECASE,
)


def progress_in(sentence: str) -> Progress | None:
    """What a sentence says became of what was asked; None where it says nothing of it."""
    if _UNSAID.search(sentence):
        return None
    said = _NO_DENIAL.sub("", sentence)
    return next((progress for progress, words in _FORMS if words.search(said)), None)


def tone_of(sentence: str) -> Progress | None:
    """Whether a sentence on a matter that was asked for speaks well or ill of it; None where it does both, or neither."""
    good, bad = _GOOD.search(sentence), _BAD.search(sentence)
    if bool(good) == bool(bad) or re.search(r"\bno\s+longer\b", sentence):
        return None
    return Progress("met", "said-well-of") if good else Progress("not-met", "said-ill-of")
