from .certificates import Certificate
from .elections import Delay, Election, Nominee
from .founding import Establishment, EstablishmentEmployer, EstablishmentSeat
from .newcomers import chairs_untrained
from .registers import EmployerRecord, Founding, Move, OfficerClass, Regrouping
from .reorganising import Plan, PlanEmployer, PlanTarget, PlanUnit
from .survey import SurveyAnswer
from .terms import Seat, Term, TermRecord

__all__ = [
    "Certificate", "Delay", "Election", "EmployerRecord", "Establishment", "EstablishmentEmployer", "EstablishmentSeat", "Founding", "Move", "Nominee", "OfficerClass", "Plan", "PlanEmployer", "PlanTarget", "PlanUnit", "Regrouping", "Seat", "SurveyAnswer", "Term", "TermRecord", "chairs_untrained",
]  # fmt: skip
