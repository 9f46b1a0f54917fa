"""The linter: rules over the model, findings, reports."""
