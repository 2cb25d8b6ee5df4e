"""Small reports of the single inspection framework, in its forms of 2014 and of 2015 to 2017; all of it is invented."""

from __future__ import annotations

COVER = """# Marlshire County Council

# Inspection of services for children in need of help and protection, children looked after and care leavers

and

# Review of the effectiveness of the Local Safeguarding Children Board

Inspection date: 2 June 2015 – 25 June 2015

Report published: 7 August 2015
"""
TABLE = """Children’s services in Marlshire require improvement to be good

1. Children who need help and protection\tRequires improvement
2. Children looked after and achieving permanence\tGood
\t2.1 Adoption performance\tOutstanding
\t2.2 Experiences and progress of care leavers\tInadequate
3. Leadership, management and governance\tGood
"""
RECOMMENDATIONS = """# Recommendations

1. Ensure that every visit is written down within the week (paragraph 14).

2. Improve the arrangements for children who run away from home, by:

- asking each of them why

- telling the police what they said.

3. Leaders should meet the children whom they speak of.

# Summary for children and young people

- The council asked you what you think.
"""
FINDINGS = """# The experiences and progress of children who need help and protection

# Requires improvement

# Inspection findings

4. Help comes early where families ask for it.

# The graded judgement for adoption performance is that it is outstanding

5. Adopters are found soon.
"""
BOARD = """# The Local Safeguarding Children Board (LSCB)

# The Local Safeguarding Children Board is good

# Executive summary

The Marlshire Safeguarding Children Board (MSCB) holds its members to account.

# Recommendations

80. Agree with schools how their worries are passed on.

81. The board should hear from children twice a year.

# Inspection findings – the Local Safeguarding Children Board

82. Ensure that is what the chair says most often.
"""
ABOUT = """# Information about this inspection

Inspectors looked closely at the experiences of children.

# The inspection team

Lead inspector: Rosalind Thackery HMI

Deputy lead inspector: Gideon Marchbanks HMI
"""
CONTENTS = """# Contents

The local authority 3
Recommendations 7
The Local Safeguarding Children Board (LSCB) 34
"""

EARLY_COVER = """# Marlshire County Council

# Inspection of services for children in need of help and protection, children looked after and care leavers

and

# Review of the effectiveness of the local safeguarding children board

# Inspection date: 11 March 2014 – 2 April 2014 Report published: 14 May 2014

# The overall judgement is requires improvement

1. Children who need help and protection\tRequires improvement
2. Children looked after and achieving permanence\tRequires improvement
\t2.1 Adoption performance\tRequires improvement
\t2.2 Experiences and progress of care leavers\tGood
3. Leadership, management and governance\tRequires improvement

# The effectiveness of the Local Safeguarding Children Board (LSCB) is requires

# improvement.
"""
EARLY_LISTS = """# Section 1: the local authority

# This local authority requires improvement and is not yet good because

1. Visits are late.

# The local authority has the following strengths

2. Foster carers stay.

3. Schools know whom to ring.

# What does the local authority need to improve?

# Priority and immediate action

4. Within one month, find out where each care leaver lives.

# Areas for improvement

Help and protection

5. Ensure that thresholds are understood. Senior managers should visit each team to hear how they are used.

6. The local authority, in partnership with North Marlshire Hospitals NHS Trust, should share what it knows of births.

# Information about this inspection

Lead inspector: Rosalind Thackery

# What the inspection judgements mean: the local authority

A good local authority leads effective services.

A local authority that is inadequate is providing services where children are harmed.

# Section 2: The effectiveness of the local safeguarding children board

# The effectiveness of the LSCB requires improvement

# Priority and immediate action

90. There are no areas for priority or immediate action.

# Areas for improvement

91. Monitor who attends.

# Key strengths and weaknesses of the LSCB

92. Improve is what its members say they will do.

# What the inspection judgements mean: the LSCB

An LSCB requires improvement if it does not yet demonstrate the characteristics of good.
"""


def early_report() -> str:
    """A report in the form of 2014."""
    return f"{EARLY_COVER}\n{EARLY_LISTS}"


def late_report(**changed: str) -> str:
    """A report in the form of 2015 to 2017, some parts changed: cover, table, opening, recommendations, findings, board, about."""
    parts = {"cover": COVER, "table": TABLE, "contents": CONTENTS, "opening": "# The local authority", "recommendations": RECOMMENDATIONS,
             "findings": FINDINGS, "board": BOARD, "about": ABOUT}  # fmt: skip
    return "\n".join((parts | changed).values())
