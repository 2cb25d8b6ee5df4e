"""Was it done? What was missing then and is there now, what was begun and fell short, and what is wanting although it was asked for."""

from __future__ import annotations

import pytest
from test_follow_ups import LAST, follow_ups

VISIT = "ilacs-focused-visit-2012"

TOLD = [
    ("At the last inspection in 2011, there was no panel on missing children. This is now in place.", [(LAST, "met")]),
    ("There was no plan for young carers at the last inspection in 2011. One is now in place.", [(LAST, "met")]),
    ("At the last inspection in 2011 there was little oversight of distant placements. There is now a dedicated panel.", [(LAST, "met")]),
    ("The last inspection in 2011 found that nobody kept a list of such children. A tracking officer is now in post.", [(LAST, "met")]),
    ("At the time of the last inspection in 2011, workloads were too high. They remain too high in two teams.", [(LAST, "not-met")]),
    ("At its last inspection in 2011, the board was asked to speed up its meetings. These are now held on time.", [(LAST, "met")]),
    ("Action to address drift, which was raised at the last inspection in 2011, has been slow.", [(LAST, "partly-met")]),
    ("Work to reduce the backlog of visits, which was raised at the last inspection in 2011, has been too slow.", [(LAST, "not-met")]),
    ("A nurse’s post has been created as the last inspection in 2011 recommended, however awareness of it remains low.", [(LAST, "partly-met")]),
    ("A plan for neglect, recommended at the last inspection in 2011, has been developed but not implemented.", [(LAST, "partly-met")]),
    ("A policy was introduced as the last inspection in 2011 had recommended, but few practitioners use it.", [(LAST, "partly-met")]),
    ("Too many young people still wait for their records, which was an area for improvement at the last inspection in 2011.", [(LAST, "not-met")]),
    ("Many families wait too long for a place, a concern also raised at the last inspection in 2011.", [(LAST, "not-met")]),
    ("Letters to carers, as was the case at the last inspection in 2011, are not clear.", [(LAST, "not-met")]),
    ("Further work is needed on chronologies. This was identified as an issue at the last inspection in 2011.", [(LAST, "partly-met")]),
    ("Managers know too little of such visits, even though inspectors raised this at the inspection in 2011.", [(LAST, "not-met")]),
    ("Attendance is patchy. This was also the case at the last inspection in 2011.", [(LAST, "not-met")]),
    ("Since the focused visit in 2012, leaders have put in place a system to track such pupils, as inspectors recommended.", [(VISIT, "met")]),
    ("Leaders have addressed the pressures that were evident in two teams at the time of the focused visit in 2012.", [(VISIT, "met")]),
    ("Carers now get a more helpful service than they did at the focused visit in 2012.", [(VISIT, "partly-met")]),
    ("The backlog of files reported at the last inspection in 2011 has grown.", [(LAST, "not-met")]),
    ("Weaknesses in recruitment that were found at the last inspection in 2011 have been eradicated.", [(LAST, "met")]),
    ("At the last inspection in 2011, carers did not have a duty line. A duty line is now in place.", [(LAST, "met")]),
    ("The last inspection in 2011 found weak oversight of lodgings. Oversight of lodgings is now rigorous.", [(LAST, "met")]),
    ("Interviews were an area for improvement at the last inspection in 2011. Interviews are now timely but are not well recorded.",
     [(LAST, "partly-met")]),
    ("Recruitment was an area for improvement at the last inspection in 2011. While some progress has been made, more needs to be done.",
     [(LAST, "partly-met")]),
    ("Inspectors at the last inspection in 2011 were critical of slow court reports, and these are now completed on time.", [(LAST, "met")]),
    ("A home for respite, which the last inspection in 2011 called for, has not yet begun to be built.", [(LAST, "not-met")]),
    ("Not enough has changed for young carers since the last inspection in 2011 identified their needs as a priority.", [(LAST, "not-met")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TOLD)
def test_what_became_of_what_was_missing_or_begun_or_is_wanting(text: str, found: list[tuple[str, str]]) -> None:
    assert follow_ups(text) == found


NOT_TOLD = [
    # What was praised, and what is well now as it was then, nobody asked for.
    "Participation remains strong. This was an area of strength at the last inspection in 2011.",
    "Plans are good. This was also the case at the last inspection in 2011.",
    "Lessons require improvement to be good, as was the case at the previous inspection in 2011. There is more work to do.",
    # How things were then, and are now, for better or for worse.
    "At the last inspection in 2011, there was a different leader of the council. There is now a new team.",
    "At the last inspection in 2011, there was no dispute that services were good. This is now in place.",
    "Since the last inspection in 2011, a new hub has been created, but few people know of it.",
    # There is none of what there was too much of: that is no word of ill, and of which matter it speaks is open.
    "At the last inspection in 2011, there was a backlog of unallocated work. There is now no unallocated work.",
    "The last inspection in 2011 noted that numbers were rising. Numbers are now stable.",
    # What is routine, what people have and what there is now may be ill.
    "Recording was an area for improvement at the last inspection in 2011, but managers now routinely fail to record why.",
    "Stability was an area for improvement at the last inspection in 2011, and children now experience regular changes of worker.",
    "At the last inspection in 2011, there was no policy on lodgings. There is now confusion about the policy.",
    "At the last inspection in 2011, there was no tracking officer. There is now only one officer for three districts.",
    # What is good may go on and grow, too.
    "Progress on the recommendations of the last inspection in 2011 has continued.",
    "The reduction in delays seen at the last inspection in 2011 has continued.",
    "The fall in the backlog reported at the last inspection in 2011 has increased.",
    # What is ill is denied.
    "No child waits too long, which was an area for improvement at the last inspection in 2011.",
    "Few plans are weak, which was an area for improvement at the last inspection in 2011.",
    "The council bought forty laptops, even though inspectors raised this at the inspection in 2011.",
    "Children rarely wait, although delays were identified at the last inspection in 2011.",
    # What was found then was no ill, or not of those who are asked.
    "At the last inspection in 2011, parents were asked to give their views. These are now positive.",
    "At the last inspection in 2011, there were no children missing. There is now a panel on missing children.",
    "At the last inspection in 2011, there was no evidence of abuse. There is now a dedicated panel.",
    "At the last inspection in 2011, staff could not praise managers enough. Their praise is now consistent.",
    "Inspectors at the last inspection in 2011 met parents who were critical of slow court reports, and these are now completed on time.",
    "Attendance is poor. It was the case at the last inspection in 2011 that attendance was good.",
    "The last inspection in 2011 found that no child waited too long. Children are now seen promptly.",
    # More is not always better.
    "Caseloads, an area for improvement at the last inspection in 2011, are higher than they were at the last inspection in 2011.",
    # Another object.
    "Leaders have responded well to the pandemic since the last inspection in 2011.",
    # The inspection that is named is another one than the visit that asked, or is not of the past.
    "Action to address delay in court has been slow. The last inspection in 2011 looked at care leavers.",
]


def test_a_clause_on_other_matters_or_on_what_was_before_takes_nothing_away() -> None:
    done = "The recommendation on visits of the last inspection in 2011 has been met, although more work is needed on other matters."
    swift = "Action on recommendations from the last inspection in 2011 has been inconsistent until this year and is now swift."
    assert follow_ups(done) == [(LAST, "met")]
    assert (LAST, "partly-met") not in follow_ups(swift)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_looks_like_it_tells_nothing(text: str) -> None:
    assert follow_ups(text) == []
