"""The parts of an attribution: cues, contents and speakers, found on the parse and around quotation marks."""
