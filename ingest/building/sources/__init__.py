"""Where reports come from: files, folders, lists, addresses. Knows documents, for what a file may be."""
