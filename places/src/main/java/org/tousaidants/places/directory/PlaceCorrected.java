package org.tousaidants.places.directory;

import java.util.List;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lieu corrigé » — a person changed these fields of a place by hand.
public record PlaceCorrected(PlaceId place, Voice.Human by, List<Field> fields) implements Noted {
    @Override
    public Note note() {
        return PlaceNote.of(by, "places.corrected", place).with("fields", PlaceNote.columns(fields));
    }
}
