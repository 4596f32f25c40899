"""What a message names for each slot that is weighed, and the text in which it stands."""

from collections.abc import Callable

from handlers.reading import people, places, visits
from handlers.reading.mentions import Named
from handlers.reading.scene import Scene

Naming = tuple[str, list[Named]]


def _times(scene: Scene, intent: str) -> Naming:
    found = scene.found
    return found.homeless, visits.named(found.homeless, found.told, intent)


def _people(scene: Scene, _: str) -> Naming:
    return scene.text, people.named(scene.text, scene.hits)


def _places(scene: Scene, _: str) -> Naming:
    return scene.text, places.named(scene.text, scene.hits)


NAMED: dict[str, Callable[[Scene, str], Naming]] = {"appointment": _times, "vulnerable": _people, "place": _places}
"""By slot, for a scene and an intent."""
