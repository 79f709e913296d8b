package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.JournalEventNote;

/// Builds the journal entry of an action by which a person changes a place.
final class PlaceJournalEntry {
    private PlaceJournalEntry() {}

    /// Returns the journal entry for an action on a place. If a person who works at the place acted through the
    /// link of a letter, the entry names no account, and its details contain the id of this person.
    ///
    /// @param by author of the action
    /// @param act kind of the action
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
