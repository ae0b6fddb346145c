"""What becomes of findings: duplicates dropped, severities applied, known ones matched, a score, gates."""
