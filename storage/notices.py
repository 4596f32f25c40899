"""Notices and their delivery ledger: which household was written to, and where each one ended."""

import sqlalchemy as sa


class Notices:
    """Reads and writes notices within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
