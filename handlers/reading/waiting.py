"""Urgent or normal: states that cannot wait till an ordinary working day."""

from handlers.reading.scene import Scene
from handlers.reading.values import Slots

_COLD = ("not_hot", "partly_hot", "no_supply")
_STATES = ("out", "sewage", "lift", "locked", "falling")


def urgency(scene: Scene, intent: str, own: Slots) -> str:
    """urgent or normal for a matter without a certain alarm."""
    if intent == "heating":
        cold = bool(own.vulnerable) and own.heating_symptom in _COLD
        return "urgent" if cold or own.heating_symptom == "leak" else "normal"
    return "urgent" if intent == "repair" and _cannot_wait(scene) else "normal"


def _cannot_wait(scene: Scene) -> bool:
    if any(scene.says(f"frames.urgent.{state}") for state in _STATES):
        return True
    return scene.says("frames.urgent.leak") and not scene.says("frames.urgent.wait")
