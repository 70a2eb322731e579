"""Everything that brings drafts in: folders, files, feeds and pages."""
