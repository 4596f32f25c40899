"""Urgent or normal: states that cannot wait till an ordinary working day."""

from handlers.reading.scene import Scene
from handlers.reading.values import Slots

_COLD = ("not_hot", "partly_hot", "no_supply")
_STATES = ("out", "sewage", "lift", "locked", "falling")
PRESSES = 0.3
"""From this probability on the model alone makes a repair urgent."""
MAY_PRESS = 0.1
"""Where a word names a state that cannot wait, less will do; below, the model is sure that it can."""


def urgency(scene: Scene, intent: str, own: Slots, pressing: float) -> str:
    """urgent or normal for a matter without a certain alarm.

    pressing: how probable the model holds it that the matter cannot wait, from 0 to 1.
    """
    if intent == "heating":
        cold = bool(own.vulnerable) and own.heating_symptom in _COLD
        return "urgent" if cold or own.heating_symptom == "leak" else "normal"
    if intent != "repair":
        return "normal"
    return "urgent" if pressing >= PRESSES or (pressing >= MAY_PRESS and _cannot_wait(scene)) else "normal"


def _cannot_wait(scene: Scene) -> bool:
    if any(scene.says(f"frames.urgent.{state}") for state in _STATES):
        return True
    return scene.says("frames.urgent.leak") and not scene.says("frames.urgent.wait")
