"""Which other inspections does a report speak of, by which date, and what does it say became of what they asked?"""

from __future__ import annotations

import pytest

from ingest.documents.text_file import read_text
from ingest.earlier.citations import CitationReader
from ingest.facts import PartialDate

OWN = PartialDate(2014, 6, 2)


def reader(text: str, own: str = "sif", period: PartialDate = OWN) -> CitationReader:
    return CitationReader(read_text(text), own, period)


def keys(text: str, own: str = "sif", period: PartialDate = OWN) -> list[str]:
    return [citation.key for citation in reader(text, own, period).citations()]


ONE = [
    ("The joint area review of 2007 found good work.", "jar-2007"),
    ("An annual unannounced inspection of contact, referral and assessment arrangements in October 2009 found delays.",
     "unannounced-cra-2009-10"),
    ("In March 2011, the inspection of safeguarding and looked after children judged services adequate.", "slac-2011-03"),
    ("The safeguarding and looked after children services (SLAC) inspection in 2011 found much.", "slac-2011"),
    ("The JTAI of November 2016 praised the front door.", "jtai-2016-11"),
    ("The focused visit on 4 May 2012 looked at care leavers.", "ilacs-focused-visit-2012-05-04"),
    ("The inspection of arrangements for the protection of children in June 2013 found them inadequate.", "protection-2013-06"),
    ("The inspection of looked after children services in August 2013 found them good.", "looked-after-services-2013-08"),
    ("The inspection of looked after children services in August 2011 found them good.", "slac-2011-08"),
    ("Following an inspection of safeguarding and children looked after in 2010, it has changed.", "slac-2010"),
    ("Since the 2011 inspection, much has been done.", "previous-inspection-2011"),
    ("At the last Ofsted full-service inspection in May 2011 it was so.", "previous-inspection-2011-05"),
    ("The adoption service was judged good at its last inspection in March 2013.", "inspection-of-adoption-services-2013-03"),
    ("A subsequent revisit on 24 March 2013 found order.", "revisit-2013-03-24"),
    ("The council asked for an independent peer review in October 2013.", "peer-review-2013-10"),
    ("In January 2010, inspection of Safeguarding and Looked After Children’s services found much.", "slac-2010-01"),
    ("The previous inspection of Marlshire’s safeguarding and looked after children services was in May 2012.", "slac-2012-05"),
    ("The September 2016 SIF inspection found much.", "sif-2016-09"),
    ("The inspection carried out under the single inspection framework in March 2015 found much.", "sif-2015-03"),
    ("Since the joint area targeted inspection on neglect in December 2017, it has changed.", "jtai-2017-12"),
    ("The inspection of 2012 found services inadequate.", "previous-inspection-2012"),
    ("A Care Quality Commission inspection in July 2012 found gaps.", "cqc-inspection-2012-07"),
    ("This was noted in the previous inspection by HMIC in September 2013.", "hmic-inspection-2013-09"),
    ("The fostering service was inspected in July 2012 and was good.", "inspection-of-fostering-services-2012-07"),
    ("Leaders have read the reports of previous inspections.", "previous-inspections"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key"), ONE)
def test_which_inspection_is_spoken_of(text: str, key: str) -> None:
    assert keys(text) == [key]


NONE = [
    "This inspection was carried out in June 2014.",
    "Inspectors read the minutes of the scrutiny committee of May 2013.",
    "The next inspection of safeguarding and looked after children will be in 2016.",
    "One of the four children's homes was judged inadequate at its last inspection in 2013.",
    "Two were good. One was inadequate at its last inspection by Ofsted in 2013, as the homes' managers know.",
    "Managers seek advice and peer review, and recent peer review activity has been useful.",
    "Eight of the nine homes were good in 2013. Seven were good at their most recent Ofsted inspection, of the home.",
    "The board makes monitoring visits to schools.",
    "The inspection in June 2014 began on a Monday.",
    "",
]
"""The report's own, a plan, a meeting, a home's, and the board's own visits."""


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_other_inspection_of_the_area(text: str) -> None:
    assert keys(text) == []


def test_a_visit_does_not_cite_itself_nor_the_inspection_that_it_follows_by_its_own_name() -> None:
    text = (
        "This letter is about the monitoring visit to Marlshire children's services on 9 and 10 May 2017. It was the second "
        "monitoring visit since the council was judged inadequate in November 2016."
    )
    assert keys(text, "monitoring-visit", PartialDate(2017, 5, 9)) == []
    assert keys(text, "ilacs", PartialDate(2018, 5, 9)) == ["monitoring-visit-2017-05-09"]


def test_an_inspection_is_cited_once_by_the_words_that_date_it_best() -> None:
    text = "The joint area review found delays. The joint area review of March 2007 asked for more. The JAR in 2007 was long."
    assert keys(text) == ["jar-2007-03"]


def test_the_previous_inspection_is_the_one_called_by_its_name() -> None:
    text = (
        "The inspection of safeguarding and looked after children in March 2011 judged services adequate.\n\n"
        "The actions that the previous inspection in 2011 set have been fully implemented."
    )
    assert keys(text) == ["slac-2011-03"]


def test_a_visit_is_not_what_the_inspection_of_its_year_means() -> None:
    text = "The monitoring visit in 2013 saw progress. Since the 2013 inspection, much has been done."
    assert keys(text) == ["monitoring-visit-2013", "previous-inspection-2013"]


def test_a_later_inspection_is_cited_and_is_no_previous_one() -> None:
    (citation,) = reader("The focused visit on 4 May 2016 came after this letter.").citations()
    assert (citation.key, citation.previous) == ("ilacs-focused-visit-2016-05-04", False)


def test_the_words_are_quoted_where_they_stand() -> None:
    text = "Much was done.\n\nThe joint\narea review of 2007 found good work."
    document = read_text(text)
    (citation,) = CitationReader(document, "sif", OWN).citations()
    quotation = citation.quotation
    assert document.stored[quotation.start : quotation.end] == quotation.exact
    assert quotation.exact.split() == ["joint", "area", "review", "of", "2007"]


def test_each_of_two_inspections_in_one_sentence_has_its_own_date() -> None:
    text = "Much was found in a 2012 joint area targeted inspection and a 2013 Ofsted focus visit."
    assert keys(text) == ["jtai-2012", "ilacs-focused-visit-2013"]
    since = "Since the JTAI in 2012, and the subsequent four monitoring visits by Ofsted, it has changed."
    assert keys(since) == ["jtai-2012", "monitoring-visit"]
    both = "Leaders have read what the previous inspections in 2010 and 2013 asked."
    assert keys(both) == ["previous-inspection-2010", "previous-inspection-2013"]


def test_the_day_of_a_publication_or_a_plan_is_not_the_inspections() -> None:
    assert keys("After the publication of the joint area review on 3 May 2008 people met.") == ["jar"]
    assert keys("The board made a plan in response to the joint area review on 9 March 2009.") == ["jar"]


def test_the_last_inspection_is_the_dated_one_only_where_no_other_can_be_meant() -> None:
    one = (
        "The child protection inspection in March 2013 found delays. Since the last inspection, four notices were sent."
    )
    assert keys(one) == ["protection-2013-03"]
    two = f"The inspection of safeguarding and looked after children in 2010 was good. {one}"
    assert keys(two) == ["slac-2010", "protection-2013-03", "previous-inspection"]


def test_a_year_in_which_two_of_a_sort_are_dated_closer_is_neither_of_them() -> None:
    text = "The monitoring visit in March 2013 saw progress, and the monitoring visit in July 2013 more. "
    assert keys(f"{text}The monitoring visit in 2013 was long.") == [
        "monitoring-visit-2013-03",
        "monitoring-visit-2013-07",
        "monitoring-visit-2013",
    ]
    one = "The monitoring visit in March 2013 saw progress. The monitoring visit in 2013 was long."
    assert keys(one) == ["monitoring-visit-2013-03"]


def test_the_inspection_of_a_year_with_two_is_neither_of_them() -> None:
    text = (
        "The inspection of safeguarding and looked after children in May 2012 was long. The child protection inspection in "
        "November 2012 was short. "
    )
    for order in (text, " ".join(reversed(text.split(". "))).strip()):
        assert "previous-inspection-2012" in keys(f"{order} Since the 2012 inspection, much has been done.")


WHOLE = [
    ("The joint area review in March 2007 found delays.", "jar-2007-03"),
    ("The inspection of safeguarding and looked after children in May 2011 found delays.", "slac-2011-05"),
    ("The child protection inspection in March 2013 found delays.", "protection-2013-03"),
    ("The inspection of looked after children services in August 2013 found delays.", "looked-after-services-2013-08"),
    ("The SIF inspection in May 2016 found delays.", "sif-2016-05"),
    ("The ILACS inspection in May 2018 found delays.", "ilacs-2018-05"),
]


@pytest.mark.parametrize(("text", "key"), WHOLE)
def test_the_last_inspection_may_be_any_of_all_services_but_no_visit(text: str, key: str) -> None:
    last = "Since the last inspection, four notices were sent."
    own = {"own": "jtai", "period": PartialDate(2019, 6, 2)}
    assert keys(f"{text} {last}", **own) == [key]
    visit = "The focused visit in March 2013 found delays."
    assert keys(f"{visit} {last}", **own) == ["ilacs-focused-visit-2013-03", "previous-inspection"]


def test_inspections_of_one_sort_are_one_whatever_words_name_them() -> None:
    text = "The inspection of looked after children services in August 2013 was long. "
    assert keys(f"{text}Since the looked after children inspection in 2013 it has changed.") == [
        "looked-after-services-2013-08"
    ]


def test_a_name_that_says_what_was_inspected_is_not_any_inspection_before() -> None:
    text = "The 2011 inspection was long. The last child protection inspection found delays."
    assert keys(text) == ["previous-inspection-2011", "inspection-of-child-protection"]


def test_every_section_is_read() -> None:
    sections = ["The joint area review of 2007 found good work.", "Since the 2011 inspection, much has been done."]
    text = "\n\n".join(f"# Part {number}\n\n{words}" for number, words in enumerate(sections, 1))
    assert keys(text) == ["jar-2007", "previous-inspection-2011"]


def test_boxed_summaries_are_read_too() -> None:
    summary = "Much was done for the children of Marlshire by all who work there. " * 5
    text = f"| {summary}The child protection inspection in March 2013 found delays. |\n| --- |\n| Good |\n"
    assert CitationReader(read_text(text), "sif", OWN).citations()[0].key == "protection-2013-03"


LATER = PartialDate(2020, 1, 13)
SEVERAL = [
    ("The faults found at the last inspection and at the focused visit in March 2018 are known.",
     ["previous-inspection", "ilacs-focused-visit-2018-03"]),
    ("Faults were found at the last inspection in 2016 and at subsequent focused visits.",
     ["previous-inspection-2016", "ilacs-focused-visit"]),
    ("Much was asked in the SIF inspection and the 2018 focused visit.", ["sif", "ilacs-focused-visit-2018"]),
    ("Previous inspections, including a focused visit in May 2018, found delays.",
     ["previous-inspections", "ilacs-focused-visit-2018-05"]),
    ("Two focused visits in May 2018 and March 2019 found delays.",
     ["ilacs-focused-visit-2018-05", "ilacs-focused-visit-2019-03"]),
    ("Ofsted monitoring visits in June and October 2017 saw change.", ["monitoring-visit-2017-06", "monitoring-visit-2017-10"]),
    ("After the last inspection, a new chief executive was appointed in 2017.", ["previous-inspection"]),
    ("Since the last visit, in 2018, much has changed.", ["previous-visit-2018"]),
    ("Services have declined since the 2016 single inspection.", ["sif-2016"]),
    ("The Ofsted inspection of SEND in March 2017 found delays.", ["local-area-send-inspection-2017-03"]),
    ("Ofsted and Care Quality Commission inspections in 2016 and 2019 found delays.",
     ["ofsted-and-cqc-inspection-2016", "ofsted-and-cqc-inspection-2019"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_does_a_date_go_with_the_inspection_that_it_stands_with(text: str, expected: list[str]) -> None:
    assert sorted(keys(text, "ilacs", LATER)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        (
            "The previous inspection of Marlshire’s services for children looked after was published in March 2012.",
            "slac",
        ),
        ("The last inspection report for the local authority’s children’s services was published in May 2016.", "sif"),
    ],
)
def test_is_the_month_of_a_report_no_date_of_its_inspection(text: str, framework: str) -> None:
    (citation,) = reader(text, "ilacs", LATER).citations()
    assert (citation.framework, citation.period) == (framework, None)
    assert citation.published is not None


def test_is_an_inspection_on_the_last_day_of_this_one_this_one() -> None:
    text = read_text("At the time of the inspection in February 2020, few had a plan.")
    assert not CitationReader(text, "ilacs", PartialDate(2020, 1, 27), PartialDate(2020, 2, 7)).citations()


@pytest.mark.parametrize(
    "text",
    [
        "The council runs six homes. Of these, five were judged good at their most recent inspection.",
        "All children live in provision judged good in the most recent inspections.",
        "HMIC made pilot inspections of the police. The inspections by HMIC were pilot inspections.",
    ],
)
def test_are_the_inspections_of_homes_and_pilots_none_of_the_area(text: str) -> None:
    assert keys(text) == []
