from .registers import EmployerRecord, Founding, Move, OfficerClass, Regrouping
from .terms import Seat, Term

__all__ = ["EmployerRecord", "Founding", "Move", "OfficerClass", "Regrouping", "Seat", "Term"]
