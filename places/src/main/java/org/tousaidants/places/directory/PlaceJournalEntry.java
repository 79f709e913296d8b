package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.JournalNote;

/// Builds the journal entry of an act on a place.
final class PlaceJournalEntry {
    private PlaceJournalEntry() {}

    /// The entry of a caretaker has no account, because they act by the link of a letter; its details
    /// contain their id.
    static JournalNote of(StatementSource.Human by, String act, PlaceId place) {
        var subject = "place " + place;
        return switch (by) {
            case StatementSource.Person person -> JournalNote.by(person.account(), act, subject);
            case StatementSource.Caretaker caretaker ->
                new JournalNote(
                        Optional.empty(),
                        act,
                        subject,
                        Map.of("caretaker", caretaker.id().toString()));
        };
    }

    static String columns(List<Field> fields) {
        return fields.stream().map(Field::column).collect(Collectors.joining(" "));
    }
}
