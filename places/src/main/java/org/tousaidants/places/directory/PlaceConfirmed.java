package org.tousaidants.places.directory;

import java.util.List;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Lieu confirmé » — a person found these fields of a place right, as they stood.
public record PlaceConfirmed(PlaceId place, Voice.Human by, List<Field> fields) implements Noted {
    @Override
    public Note note() {
        return PlaceNote.of(by, "places.confirmed", place).with("fields", PlaceNote.columns(fields));
    }
}
