"""Surveys: who was asked, who answered what, and who stayed silent."""

import sqlalchemy as sa


class Surveys:
    """Reads and writes surveys within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
