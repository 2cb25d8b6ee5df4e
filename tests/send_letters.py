"""Small letters on the services of a local area, and on a revisit, in the forms that real ones have; every place and person is invented."""

from __future__ import annotations

from collections.abc import Sequence

HEAD = """9 April 2019
Ofsted
Agora
Nottingham
lasend.support@ofsted.example
{addressees}
Dear Ms Askham and Dr Vance
"""
ADDRESSEES = """Ms Philippa Askham
Director of Children’s Services
Marlshire County Council
1 Market Place
Dr Oliver Vance, Accountable Officer, NHS Marlshire Clinical Commissioning
Group
Mr Jasper Mossop, Local Area Nominated Officer"""
OPENED = """{title}
Between {days}, Ofsted and the Care Quality Commission (CQC) conducted a joint inspection of the local area of Marlshire to judge
how it does what the Act of 2014 asks of it.
Inspectors spoke with children and young people.
"""
DETERMINED = """What was found is such that Her Majesty’s Chief Inspector (HMCI) has determined that a Written Statement of
Action is required, weaknesses being significant. HMCI has also determined that {who} {are}
responsible for submitting the written statement to Ofsted.
"""
FINDINGS = """This letter outlines what inspectors found.
Main findings
{sign} The lighthouse keeps its own list. Nobody has read it.
{sign} Ferries run on time.
The effectiveness of the local area in identifying children and young
people’s special educational needs and/or disabilities
Strengths
{sign} Midwives write notes that
\f2
Go with the family.
Areas for development
{sign} {first}
{sign} Letters are late.
The effectiveness of the local area in meeting the needs of children
Strengths
{sign} Ramps are dry.
Areas for development
{sign} Lists are long.
"""
REQUIRED = """The inspection raises significant concerns about the effectiveness of the local area.
The local area is required to submit a Written Statement of Action to Ofsted, with how it will tackle
the following areas of significant weakness:
{weaknesses}
"""
SIGNED = """Yours sincerely
Ofsted Care Quality Commission
{signatures}
cc: Department for Education
Clinical commissioning group
"""
SIGNATURES = """Lionel Dunnage
Regional Director, South
Maud Nyland
Deputy Chief Inspector, Primary Medical
Services, Children Health and Justice
Rosalind Yallop
HMI Lead Inspector
Edwin Quenby
CQC Inspector"""


def letter(
    *, title: str = "Joint local area SEND inspection in Marlshire", days: str = "11 February 2019 and 15 February 2019",
    who: str | None = "the local authority and the area’s clinical commissioning group (CCG)", are: str = "are jointly",
    sign: str = "\uf06e", first: str = "The buoys are counted twice.",
    weaknesses: Sequence[str] | None = ("the lateness of letters", "the want of a list"),
    signatures: str = SIGNATURES, addressees: str = ADDRESSEES,
) -> str:  # fmt: skip
    """A first letter as a plain copy has it: no gap between its lines. `who`, `weaknesses`: None where it has no such part."""
    parts = [HEAD.format(addressees=addressees), OPENED.format(title=title, days=days)]
    parts += [DETERMINED.format(who=who, are=are)] if who else []
    parts.append(FINDINGS.format(sign=sign, first=first))
    points = "\n".join(w if w.startswith(("–", "o ")) else f"{sign} {w}" for w in weaknesses or ())
    parts += [REQUIRED.format(weaknesses=points)] if weaknesses else []
    return "".join([*parts, SIGNED.format(signatures=signatures)])


RETURNED = """{title}
Between 3 and 6 February 2020, Ofsted and the Care Quality Commission (CQC) revisited the area of Marlshire to decide whether it
has made sufficient progress with the areas of significant weakness that it was to mend by the written statement of action (WSoA)
required on 14 June 2018.
After the initial inspection{when} Her Majesty’s Chief Inspector (HMCI) determined that a written statement of
action was required, weaknesses being significant. HMCI determined that the local authority
and the area’s clinical commissioning group were jointly responsible for submitting the written statement to Ofsted. This was declared
fit for purpose on 25 October 2018.
{counted}
Main findings
"""
NEXT = """Next steps
As not all the significant weaknesses have improved, the Department for Education and NHS England now decide what comes next.
"""


def revisit(
    told: Sequence[tuple[str, str]], counted: str = "This letter outlines what inspectors found.", when: str = "",
    title: str = "Joint area SEND revisit in Marlshire", sign: str = "◼ ", prose: str = "Leaders wrote a list. They keep to it.",
) -> str:  # fmt: skip
    """A letter on a revisit: each weakness with its verdict; `sign` before a weakness."""
    parts = [HEAD.format(addressees=ADDRESSEES).replace("9 April 2019", "1 April 2020")]
    parts.append(RETURNED.format(title=title, when=when, counted=counted))
    parts += [f"{sign}{weakness}\n{prose}\n{verdict}\n" for weakness, verdict in told]
    return "".join([*parts, NEXT, SIGNED.format(signatures=SIGNATURES)])
