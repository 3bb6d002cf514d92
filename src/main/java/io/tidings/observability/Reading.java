package io.tidings.observability;

import java.util.List;

/** What one instrument showed at one moment. */
record Reading(Instrument instrument, List<Sample> samples) {}
