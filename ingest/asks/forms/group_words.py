"""Which bodies the words for a group mean: the partners of an area, those who commission, those who provide, or nobody in particular."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

PARTNERS_OF_THE_AREA: Final = "partners of the area"
COMMISSIONERS: Final = "commissioners"
HEALTH_COMMISSIONERS: Final = "health commissioners"
HEALTH_PROVIDERS: Final = "health providers"
HEALTH_BODIES: Final = "health bodies"
NO_KIND: Final = "no kind of body"

GROUPS_MEAN = FormTable(
    "groups-mean",
    "Which bodies do the words for a group mean, by what they do in the area?",
    [
        Form(
            "several-commissioners",
            r"^(?:[\w’']{1,20} ){0,2}(?:(?:NHS|health)(?: services)?(?:,| and) (?:the )?(?:local authority|council|social care|education)"
            r"|(?:local authority|council)(?:,| and) (?:NHS|health)|joint|integrated)(?: integrated| joint)? commissioners\b|"
            r"^commissioners (?:across|of|in) the (?:local |area |local area )?partnership|^joint commissioners\b",
            says=COMMISSIONERS,
            reads=("Commissioners across the partnership", "NHS and local authority joint commissioners"),
            leaves=("health commissioners",),
        ),
        Form(
            "commissioners-and-providers",
            r"^(?:all )?(?:health |NHS )?(?:commissioners and (?:health |NHS )?providers|providers and (?:health |NHS )?commissioners)"
            r"(?: of (?:NHS|health)(?:care)? services)?(?= (?:in|across|within) .{2,60}$|$)|"
            r"^(?:(?:all|its|their|the|local|relevant|key|both) ){0,3}(?:health|NHS) (?:partners|agencies|organi[sz]ations|bodies|economy|"
            r"leaders and providers)\b",
            says=HEALTH_BODIES,
            reads=("Commissioners and providers of NHS services", "all health partners"),
            leaves=("health and education partners",),
        ),
        Form(
            "health-commissioners",
            r"^(?:(?:all|the|its|local) ){0,2}(?:health|NHS)(?: services)? commissioners(?: and leaders)?\b|^commissioners of (?:NHS|health)|"
            r"^.{3,60}\b(?:NHS|Trust)\b.{0,30} commissioners$|^(?:senior |strategic )?(?:health leaders|leaders (?:in|of|across) health)$",
            says=HEALTH_COMMISSIONERS,
            rank=2,
            reads=("Health commissioners and leaders", "Marl Vale NHS Trust commissioners", "Leaders in health"),
            leaves=("commissioners",),
            why="The leaders of health in an area that a report names are those who commission it.",
        ),
        Form(
            "health-providers",
            r"^(?:(?:all|the|both|local|its) ){0,2}(?:[A-Z][\w’'-]{1,30} ){0,3}(?:NHS|health)(?: care)?(?: services?)? (?:provider trusts|"
            r"providers?)\b|"
            r"^(?:(?:all|the|both|local) ){0,2}(?:NHS )?(?:provider )?trusts\b|^(?:all |the )?providers of .{3,80}$",
            says=HEALTH_PROVIDERS,
            rank=2,
            reads=(
                "Marlshire NHS providers of accident and emergency services",
                "the provider trusts",
                "providers of health visiting",
            ),
            leaves=("providers",),
        ),
        Form(
            "partners-of-the-area",
            r"^(?:(?:the|all|strategic|senior|system) ){0,3}(?:leaders|partners|leadership) (?:across|in|of|from|within) the (?:[\w’'-]{1,20} ){0,3}?"
            r"(?:local area |area |local |strategic )?partnership$|"
            r"^(?:the )?(?:[A-Z][\w’'-]{1,30} ){0,3}(?:local area|area|local)(?: SEND)? partnership(?: leaders| board)?$|"
            r"^(?:the )?(?:local )?area(?: partnership)? leaders$|^(?:the )?LAP(?: leaders)?$|^(?:the )?partnership(?: leaders)?$|"
            r"^(?:the )?local area$|"
            r"^(?:strategic |senior )?leaders (?:across|in|from) (?:education|health|(?:social )?care)(?:,? (?:and )?(?:education|health|"
            r"(?:social )?care)){2}$",
            says=PARTNERS_OF_THE_AREA,
            rank=3,
            reads=(
                "Leaders across the partnership",
                "Area leaders",
                "Leaders across education, health and social care",
                "LAP",
            ),
            leaves=("Leaders", "its partners"),
        ),
        Form(
            "no-kind-of-body",
            r"partners?|agenc(?:y|ies)|organi[sz]ations|stakeholders|leaders|managers|commissioners|providers?|schools|settings|members|"
            r"trusts|services|"
            r"partnership|board",
            says=NO_KIND,
            rank=4,
            reads=("partner agencies", "its partners", "Leaders", "housing partners"),
        ),
    ],
    ignore_case=True,
    whole_words=False,
)

TOLD_BEFORE_A_COLUMN = FormTable(
    "told-before-a-column",
    "With which group does an item begin, of which a column beside it says who is responsible?",
    [
        Form(
            "group-told-beside-a-column",
            r"^(?P<group>(?:(?:strategic|senior) )?(?:leaders across the (?:local area |area |local )?partnership|"
            r"(?:local )?area(?: partnership)? leaders|"
            r"the (?:[A-Z][\w’'-]{1,30} ){0,3}(?:LAP|local area partnership|partnership|local area)|commissioners across the partnership|"
            r"leaders(?: across| in) (?:education|health|(?:social )?care)(?:,? (?:and )?(?:education|health|(?:social )?care)){2})) "
            r"(?:should|must|need to|needs to|will|are required to)\b",
            says="group",
            reads=(
                "Leaders across the partnership should act with urgency.",
                "The Marlshire LAP should work together.",
            ),
            leaves=("Marlshire County Council should act.",),
        )
    ],
)

GROUP_TABLES = (GROUPS_MEAN, TOLD_BEFORE_A_COLUMN)
"""All of them."""
