package org.tousaidants.places.harvest;

import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.Places;

/// A record of a waiting run, with the effect `fate` that publishing it would have: a new place, a changed place, or
/// no change.
record HarvestPreviewRecord(ReceivedSourceRecord received, PlaceSheet sheet, Places.RecordWriteEffect fate) {}
