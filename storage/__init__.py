"""The record: schema, unit of work and the stores. Synchronous SQLAlchemy Core."""
