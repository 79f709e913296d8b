package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « Joindre un lieu » — gives the contact persons of a place to another package that writes to them and checks its
/// right to do so. A person who wants no letters, or was erased, gets no letters from other packages either.
@Service
public class PlaceContacts {
    private final PlaceCaretakerStore store;
    private final RecordsOfPlace recordGroup;
    private final Clock clock;

    PlaceContacts(PlaceCaretakerStore store, RecordsOfPlace recordGroup, Clock clock) {
        this.store = store;
        this.recordGroup = recordGroup;
        this.clock = clock;
    }

    /// Returns the contact persons of a place: those chosen by a coordinator; if there are none, the mail
    /// address on the sheet.
    @Transactional(readOnly = true)
    public List<PlaceContact> of(PlaceId id) {
        var chosen = store.chosen(recordGroup.of(id));
        if (!chosen.isEmpty()) return chosen.stream().map(one -> contact(one)).toList();
        return recordGroup.place(id).map(place -> ofSheet(place)).orElse(List.of());
    }

    /// Returns the places for which a coordinator chose a contact person, the earliest choice first.
    @Transactional(readOnly = true)
    public List<PlaceId> places() {
        return store.charges().stream()
                .map(PlaceCaretakerStore.CaretakerOfRecord::place)
                .distinct()
                .toList();
    }

    /// Returns the contact persons of the place to whom letters can be sent. A person who has no id yet gets
    /// one.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PlaceContact> toWrite(PlaceId id) {
        return of(id).stream()
                .filter(PlaceContact::reachable)
                .map(one -> one.person().equals(PlaceCaretakers.NOT_KEPT)
                        ? contact(store.keep(one.mail(), "", clock.instant()))
                        : one)
                .toList();
    }

    /// Returns the names of these people by id, without the people who were erased.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> people) {
        var names = new HashMap<UUID, String>();
        for (var person : people)
            store.byId(person).filter(one -> !one.name().isEmpty()).ifPresent(one -> names.put(person, one.name()));
        return names;
    }

    private List<PlaceContact> ofSheet(Place place) {
        return PlaceCaretakers.sheetMail(place)
                .map(mail -> store.byMail(mail)
                        .map(one -> contact(one))
                        .orElseGet(() -> new PlaceContact(
                                PlaceCaretakers.NOT_KEPT,
                                mail,
                                "",
                                "fr",
                                store.silence(mail).isEmpty())))
                .stream()
                .toList();
    }

    private PlaceContact contact(PlaceCaretaker one) {
        return new PlaceContact(
                one.id(),
                one.mail(),
                one.name(),
                one.lang(),
                one.reachable() && store.silence(one.mail()).isEmpty());
    }
}
