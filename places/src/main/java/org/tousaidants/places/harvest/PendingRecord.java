package org.tousaidants.places.harvest;

import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.directory.Places;

/// A record of a waiting run, and whether it would add or change a place.
record PendingRecord(ReceivedRecord received, Sheet sheet, Places.Fate fate) {}
