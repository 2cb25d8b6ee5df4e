"""Whether a sentence begins by telling somebody to do something: then the bodies behind are what it is to be done to."""

from __future__ import annotations

from ingest.forms.form import Form
from ingest.forms.table import FormTable

ORDERS = FormTable(
    "orders",
    "Does a sentence begin by telling somebody to do something?",
    [
        Form(
            "order-to-do",
            r"^(?:ensure|improve|develop|review|strengthen|establish|increase|reduce|provide|continue|implement|clarify|accelerate|"
            r"address|embed|monitor|undertake|work|take|make|put|set|use|agree|complete|progress|raise|promote|support|evaluate|audit|"
            r"build|create|consider|extend|introduce|enable|enhance|identify|maintain|prioritise|produce|revise|secure|share|update|"
            r"hold|collate|consolidate|devise|refresh|scrutinise|integrate|include|adopt|analyse|appoint|assess|assure|conduct|deliver|"
            r"demonstrate|determine|encourage|engage|examine|expand|explore|finalise|formalise|give|keep|launch|minimise|prepare|"
            r"publish|recruit|renew|resolve|seek|streamline|tackle|utilise|carry|act|align|apply|arrange|bring|broaden|confirm|define|"
            r"draw|equip|facilitate|gather|inform|invest|involve|listen|measure|meet|obtain|offer|oversee|protect|re-?launch|refine|"
            r"reinforce|remove|respond|simplify|speed|start|sustain|transform|understand)",
            says="orders",
            reads=("Ensure that every visit is counted.", "Re-launch the plan.", "keep a list"),
            leaves=("Ensuring this is hard.", "Marlshire County Council should act.", "Keepers of the list met."),
        ),
        Form(
            "order-how-to-do",
            r"^(?:further|robustly|urgently|fully|appropriately)",
            says="orders",
            reads=("Urgently count every visit.", "Further improve the plan."),
            leaves=("Furthermore, the police should act.",),
        ),
    ],
)

ORDER_TABLES = (ORDERS,)
"""All of them."""
