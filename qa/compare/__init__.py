"""What differs between two versions of a template: manifest, sections, fields, schema, wording."""
