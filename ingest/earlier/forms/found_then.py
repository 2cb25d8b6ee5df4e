"""Forms of what an earlier inspection found wanting, told as how things were then: "at the last inspection there was no panel".

What it saw and was content with is no request, nor is what was so then and is neither good nor bad. The tables `what-was-asked`, `said-by-it` and
`only-asked` hold these forms beside their own.
"""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form

SO_THEN: Final = "so-then"
"""What `only-asked` says of a sentence that tells but that it was so then, too: of what is well today that asks nothing."""

FOUND_THEN_PARTS: Final = {
    "earlier-one": r"(?:(?!this\b|our\b)[\w’']{1,30} ){1,5}?(?:inspection|visit|JTAI|JAR)(?: (?:of|in) (?:\w+ )?(?:19|20)\d{2})?",
    # Not a grade: that all services were inadequate then is no request.
    "wanting-then": r"(?:there (?:was|were) (?:no|not enough|little|insufficient|too (?:few|little)|limited|a (?:lack|shortage|backlog) of|"
    r"an absence of) (?!doubt\b|dispute\b|question\b|change\b|inspection\b|evidence\b|to\b|(?:[\w-]{1,30} )?(?:children|complaints?|concerns?|"
    r"delays?|criticis\w{1,9})\b)[\w-]{1,30}|[^.;,]{1,100}? (?:(?:was|were|had been) {weak-then}|(?:did|could) not (?!wish|want|need|require|"
    r"seek|identify|find|judge|raise|recommend|inspect|praise|wait|(?:know|hear|learn) of any|have to)[\w-]{2,30})\b)",
    "weak-then": r"(?:(?:often |frequently |far )?too (?!early|soon)\w+|weak|poor|variable|inconsistent|ineffective|insufficient|"
    r"under-?developed|slow|patchy|absent|missing|lacking|rarely|seldom|not (?:yet )?in place|"
    r"not (?:(?:yet )?(?:good|robust|strong|timely|clear|consistent|effective|regular) enough|always|routinely|consistently))",
    "so-at-it": r"(?:This|These|That|It|They|Such \w+) (?:was|were|had been) (?:also |already )?(?:(?:an? )?(?:\w+ )?(?:feature|problem|difficulty|"
    r"theme)s?|the (?:case|position|situation)|so|evident|apparent) (?:at|in|during|of) {earlier-one}"
    r"(?!(?: (?:of|in) (?:\w+ )?(?:19|20)\d{2})? that\b)",
    "then-it-was": r"(?:However, )?(?:(?:[Aa]t|[Ii]n|[Dd]uring|[Bb]y)(?: the time of)? (?=(?:the|its|their|Ofsted)\b){earlier-one},? "
    r"(?:{wanting-then}|(?!(?:[\w-]{1,30} ){0,2}?(?:parents|carers|families|children|people|pupils|inspectors)\b)[^.;,]{1,80}? "
    r"(?:was|were) (?:told|asked|urged|required|advised) to)|{wanting-then}[^.;,]{0,100}? "
    r"(?:at|during)(?: the time of)? (?=(?:the|its|their|Ofsted)\b){earlier-one})",
}
"""The parts of these forms."""

FOUND_WANTING: Final = (
    Form("asked-wanting-then", "^{then-it-was}", "asked", 1,
         ("At the last inspection, there was no panel.", "At the time of the last inspection, caseloads were too high.",
          "At the last inspection, carers did not know whom to call.",
          "There was no strategy for housing at the last inspection.", "At its last inspection, the board was told to draw a rota."),
         ("At the last inspection, the workforce was new.", "At the time of this inspection, caseloads were too high.",
          "There was no dispute at the last inspection.")),
    Form("asked-evident-then", r"(?:{trouble}|challenges?|pressures?)(?: [\w’'-]{1,30}){0,4}? (?:that|which) (?:was|were|had been) (?:evident|"
         r"apparent|present|prevalent|common|widespread|seen|found) (?:(?:in|across|among|within|for|with) (?:[\w’'-]{1,30} ){1,6}?)?(?:at|by|during)"
         r"(?: the time of)? (?:(?!this\b|our\b)[\w’']{1,30} ){0,4}?(?:inspections?|visits?|JTAI|JAR)", "asked", 1,
         ("Leaders have addressed the pressures that were evident in two teams at the time of the focused visit.",),
         ("Leaders have addressed the pressures that were evident in two teams during this inspection.",)),
    Form("asked-was-so-then", "^{so-at-it}", "asked", 1,
         ("It was a theme at the last inspection in 2013.", "This was also the case at the last inspection."),
         ("This was a feature of this inspection.",)),
    Form("asked-said-as-area", r"(?:inspections?|visits?|inspectors|Ofsted|JTAI)(?: (?:in|of) (?:\w+ )?(?:19|20)\d{2})? (?:had )?(?:(?:also|"
         r"rightly) )?{said} (?:(?!strong|good)[\w’'-]{1,30} ){1,8}?as (?:being |(?:an?|one) )?(?:\w+ )?(?:priority|concern|weakness|issue|"
         r"shortfall|gap|weak|poor)", "asked", 1, ("The last inspection identified their needs as a priority.",),
         ("Leaders identified their needs as a priority.",)),
    Form("asked-critical-of", r"(?:inspections?|visits?|inspectors|Ofsted|JTAI)\b(?:(?!\bwho\b)[^.;,]){0,60}? (?:was|were|had been) (?:\w+ )?"
         r"critical of", "asked", 1,
         ("Inspectors at the last inspection were critical of slow reports.",), ("The board was critical of the last inspection.",)),
    Form("asked-when-found-weak", r"(?:inspections?|visits?|JTAI)(?: (?:in|of) (?:\w+ )?(?:19|20)\d{2})?, when (?:[\w’'-]{1,30} ){1,6}?(?:was|were) "
         r"(?:found|described|considered) (?:to be )?{weak-then}", "asked", 1,
         ("Since the last inspection, when it was found to be weak, oversight is firm.",),
         ("Since the last inspection, when services were poor, oversight is firm.",)),
    Form("asked-as-was-the-case", r"(?<!good,\s)(?<!good\s)(?<!improvement,\s)(?<!inadequate,\s)(?<!outstanding,\s)as (?:was|were|it was|"
         r"they were) (?:also )?(?:the case|found|seen|true|so) (?:at|in|during) {earlier-one}", "asked", 1,
         ("Letters, as was the case at the last inspection, are not clear.",),
         ("Letters, as was the case with plans, are not clear.", "Lessons require improvement to be good, as was the case at the last inspection.")),
)  # fmt: skip
"""What was asked, beside the forms of `what-was-asked`."""

SAID_OF_THEN: Final = (
    Form("wanting-at-it", "^{then-it-was}", "by-it", 1, ("At the last inspection, there was no panel.",),
         ("At the last inspection, the workforce was new.",)),
    Form("told-at-it", r"(?:was|were|been) (?:told|asked|urged|required|advised) (?:by inspectors )?(?:at|by|in|during) "
         r"(?:(?!this\b|our\b)[\w’'-]{1,30} ){0,4}?(?:inspections?|visits?|reviews?|JTAI)", "by-it", 1,
         ("The board was told at the last inspection to draw a rota.",),
         ("The board was told of a rota.",)),
)  # fmt: skip
"""What the earlier inspection itself said, beside the forms of `said-by-it`."""

ONLY_SO_THEN: Final = (
    Form("this-was-so-then", "^{so-at-it}", SO_THEN, 2,
         ("It was a theme at the last inspection in 2013.",), ("This was a feature of this inspection.",)),
)  # fmt: skip
"""What says but that it was so then, beside the forms of `only-asked`."""
