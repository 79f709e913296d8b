package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.JournalEventNote;

/// Builds the journal entry of an activity that changes a place.
final class PlaceJournalEntry {
    private PlaceJournalEntry() {}

    /// Returns the journal entry. For a person of the place it names no account, because this person uses the
    /// link of a letter; the details contain the id of the person.
    static JournalEventNote of(ValueStatementSource.HumanSource by, String act, PlaceId place) {
        var subject = "place " + place;
        return switch (by) {
            case ValueStatementSource.AccountSource person -> JournalEventNote.by(person.account(), act, subject);
            case ValueStatementSource.CaretakerSource caretaker ->
                new JournalEventNote(
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
