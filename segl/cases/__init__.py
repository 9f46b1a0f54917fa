"""Where the cases of a batch come from: lines, lists, tables and folders."""
