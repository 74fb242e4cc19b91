"""The sample federation: one module for each room's registers, all from one seed."""
