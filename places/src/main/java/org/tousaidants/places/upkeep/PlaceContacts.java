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

/// « Joindre un lieu » — the people who answer for a place, for another package that writes to them and checks
/// its right to do so. A person who wants no letters, or was erased, gets none from there either.
@Service
public class PlaceContacts {
    private final CaretakerStore store;
    private final RecordGroup recordGroup;
    private final Clock clock;

    PlaceContacts(CaretakerStore store, RecordGroup recordGroup, Clock clock) {
        this.store = store;
        this.recordGroup = recordGroup;
        this.clock = clock;
    }

    /// Those chosen by a coordinator, else the address of the sheet.
    @Transactional(readOnly = true)
    public List<Contact> of(PlaceId id) {
        var chosen = store.chosen(recordGroup.of(id));
        if (!chosen.isEmpty()) return chosen.stream().map(one -> contact(one)).toList();
        return recordGroup.place(id).map(place -> ofSheet(place)).orElse(List.of());
    }

    /// The contacts to write to; each person without an id gets one.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Contact> toWrite(PlaceId id) {
        return of(id).stream()
                .filter(Contact::reachable)
                .map(one -> one.person().equals(Caretakers.NOT_KEPT)
                        ? contact(store.keep(one.mail(), "", clock.instant()))
                        : one)
                .toList();
    }

    /// Only of people not erased.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> people) {
        var names = new HashMap<UUID, String>();
        for (var person : people)
            store.byId(person).filter(one -> !one.name().isEmpty()).ifPresent(one -> names.put(person, one.name()));
        return names;
    }

    private List<Contact> ofSheet(Place place) {
        return Caretakers.sheetMail(place)
                .map(mail -> store.byMail(mail)
                        .map(one -> contact(one))
                        .orElseGet(() -> new Contact(
                                Caretakers.NOT_KEPT,
                                mail,
                                "",
                                "fr",
                                store.silence(mail).isEmpty())))
                .stream()
                .toList();
    }

    private Contact contact(Caretaker one) {
        return new Contact(
                one.id(),
                one.mail(),
                one.name(),
                one.lang(),
                one.reachable() && store.silence(one.mail()).isEmpty());
    }
}
