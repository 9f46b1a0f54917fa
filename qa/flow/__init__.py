"""What the rules ask of a template: names, outline."""
