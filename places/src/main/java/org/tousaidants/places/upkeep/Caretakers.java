package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.web.NotFound;

/// « Responsables des fiches » — the service for the caretakers of sheets. A coordinator chooses them; a place
/// without any is asked at the address on its sheet. A person who wants no letters gets none, and an erased
/// person is named nowhere.
@Service
public class Caretakers {
    /// « Choix d'un·e responsable » — the result.
    public sealed interface Appointing {
        record Appointed() implements Appointing {}

        record Already() implements Appointing {}

        record TooMany(int most) implements Appointing {}

        /// This person asked for no more letters: only they can change that.
        record WantsNoLetters() implements Appointing {}
    }

    /// The id of an address from a sheet without any letter yet.
    static final UUID NOT_KEPT = new UUID(0, 0);

    private final CaretakerStore store;
    private final UpkeepRequestTracker requestTracker;
    private final UpkeepStepStore steps;
    private final RecipientChoice recipientChoice;
    private final RecordGroup recordGroup;
    private final TenantValues<CareRules> rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Caretakers(
            CaretakerStore store,
            UpkeepRequestTracker requestTracker,
            UpkeepStepStore steps,
            RecipientChoice recipientChoice,
            RecordGroup recordGroup,
            TenantValues<CareRules> rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.requestTracker = requestTracker;
        this.steps = steps;
        this.recipientChoice = recipientChoice;
        this.recordGroup = recordGroup;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// `lang`: of the letters, until the person answers in another.
    @Transactional
    public Appointing appoint(Actor by, PlaceCode code, MailAddress mail, String name, String lang) {
        var network = by.network().id();
        var now = clock.instant();
        var place = recordGroup.place(code);
        if (place.isEmpty()) throw new NotFound();
        var id = place.get().id();
        store.lockPlace(id);
        if (store.silence(mail)
                .filter(why -> why == CaretakerStore.Silence.ASKED)
                .isPresent()) return new Appointing.WantsNoLetters();
        var chosen = store.chosen(recordGroup.of(id));
        if (chosen.stream().anyMatch(one -> one.mail().equals(mail))) return new Appointing.Already();
        if (chosen.size() >= rules.of(network).mostCaretakers())
            return new Appointing.TooMany(rules.of(network).mostCaretakers());
        var person = store.keep(mail, name, now);
        store.speak(mail);
        store.lang(person.id(), lang);
        store.reachable(person.id());
        store.charge(id, person.id(), by.id(), now);
        // A request without an addressee has one now.
        requestTracker.reopen(id);
        steps.append(CareStep.of(now, id, CareStep.Act.APPOINTED, by)
                .saying(person.id().toString()));
        return new Appointing.Appointed();
    }

    /// False when the person was not caretaker.
    @Transactional
    boolean withdraw(Actor by, Place place, UUID person) {
        var now = clock.instant();
        if (!store.discharge(recordGroup.of(place.id()), person, now)) return false;
        steps.append(CareStep.of(now, place.id(), CareStep.Act.WITHDRAWN, by).saying(person.toString()));
        recipientChoice.lost(place.id(), now);
        return true;
    }

    /// Deletes the row with the name; that address gets no more letters unless a coordinator chooses it again.
    @Transactional
    boolean forget(Actor by, Place seenAt, UUID person) {
        var now = clock.instant();
        if (person.equals(NOT_KEPT)) {
            var mail = sheetMail(seenAt);
            mail.ifPresent(address -> {
                store.silence(address, CaretakerStore.Silence.FORGOTTEN, now);
                steps.append(CareStep.of(now, seenAt.id(), CareStep.Act.FORGOTTEN, by));
            });
            return mail.isPresent();
        }
        var known = store.lock(person);
        known.ifPresent(one -> {
            store.silence(one.mail(), CaretakerStore.Silence.FORGOTTEN, now);
            var charged = store.forget(person, now);
            for (var place : charged.isEmpty() ? List.of(seenAt.id()) : charged) {
                steps.append(CareStep.of(now, place, CareStep.Act.FORGOTTEN, by).saying(person.toString()));
                recipientChoice.lost(place, now);
            }
        });
        return known.isPresent();
    }

    /// The caretakers of a place, for a coordinator: reading an address is logged.
    @Transactional
    List<Caretaker> read(Actor reader, Place place) {
        var all = of(place);
        if (!all.isEmpty()) events.publishEvent(new CaretakersRead(reader.id(), place.id(), all.size()));
        return all;
    }

    /// Whether the address of the sheet gets no letters.
    @Transactional(readOnly = true)
    boolean silent(Place place) {
        return sheetMail(place).flatMap(mail -> store.silence(mail)).isPresent();
    }

    /// Chosen ones, else the address of the sheet, else none.
    private List<Caretaker> of(Place place) {
        var chosen = store.chosen(recordGroup.of(place.id()));
        if (!chosen.isEmpty()) return chosen;
        return sheetMail(place)
                .filter(mail -> store.silence(mail).isEmpty())
                .map(mail -> store.byMail(mail)
                        .orElseGet(() -> new Caretaker(NOT_KEPT, mail, "", "fr", false, Optional.empty())))
                .stream()
                .toList();
    }

    /// The first valid address of the sheet.
    static Optional<MailAddress> sheetMail(Place place) {
        return place.sheet().list(Field.COURRIELS).stream()
                .flatMap(mail -> MailAddress.of(mail).stream())
                .findFirst();
    }
}
