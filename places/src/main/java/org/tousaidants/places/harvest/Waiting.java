package org.tousaidants.places.harvest;

import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.directory.Places;

/// A record of a run that waits to be looked at, and what would become of it.
record Waiting(Received received, Sheet sheet, Places.Fate fate) {}
