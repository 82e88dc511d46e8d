from tests.support.quick_databases import bloom_database, quick_databases

__all__ = ["bloom_database", "quick_databases"]
