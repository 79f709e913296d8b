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
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.NotFoundException;

/// « Responsables des fiches » — service for the contact persons of places. A coordinator chooses them; for a place
/// without a contact person, the address on its sheet is used. People who want no letters get none, and erased
/// people are named nowhere.
@Service
public class PlaceCaretakers {
    /// « Choix d'un·e responsable » — the result of choosing a contact person.
    public sealed interface AppointmentResult {
        record CaretakerAppointed() implements AppointmentResult {}

        record CaretakerAlreadyAppointed() implements AppointmentResult {}

        record TooManyCaretakers(int most) implements AppointmentResult {}

        /// This person asked for no more letters, which only the person can change.
        record PersonWantsNoLetters() implements AppointmentResult {}
    }

    /// Id that stands for a mail address on a sheet to which no letter has been sent yet, because such an
    /// address is not stored.
    static final UUID NOT_KEPT = new UUID(0, 0);

    private final PlaceCaretakerStore store;
    private final SheetCheckRequestTracker requestTracker;
    private final PlaceUpkeepStepStore steps;
    private final LetterRecipientChoice recipientChoice;
    private final RecordsOfPlace recordGroup;
    private final ValuePerTenant<UpkeepLetterRules> rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceCaretakers(
            PlaceCaretakerStore store,
            SheetCheckRequestTracker requestTracker,
            PlaceUpkeepStepStore steps,
            LetterRecipientChoice recipientChoice,
            RecordsOfPlace recordGroup,
            ValuePerTenant<UpkeepLetterRules> rules,
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

    /// Makes a person contact person of a place.
    ///
    /// @param by the coordinator
    /// @param lang language of the letters, until the person answers in another language
    @Transactional
    public AppointmentResult appoint(SignedInPerson by, PlaceCode code, MailAddress mail, String name, String lang) {
        var network = by.network().id();
        var now = clock.instant();
        var place = recordGroup.place(code);
        if (place.isEmpty()) throw new NotFoundException();
        var id = place.get().id();
        store.lockPlace(id);
        if (store.silence(mail)
                .filter(why -> why == PlaceCaretakerStore.NoLettersReason.ASKED)
                .isPresent()) return new AppointmentResult.PersonWantsNoLetters();
        var chosen = store.chosen(recordGroup.of(id));
        if (chosen.stream().anyMatch(one -> one.mail().equals(mail)))
            return new AppointmentResult.CaretakerAlreadyAppointed();
        if (chosen.size() >= rules.of(network).mostCaretakers())
            return new AppointmentResult.TooManyCaretakers(rules.of(network).mostCaretakers());
        var person = store.keep(mail, name, now);
        store.speak(mail);
        store.lang(person.id(), lang);
        store.reachable(person.id());
        store.charge(id, person.id(), by.id(), now);
        // A request to check the sheet that had no recipient now has one.
        requestTracker.reopen(id);
        steps.append(PlaceUpkeepStep.of(now, id, PlaceUpkeepStep.UpkeepAct.APPOINTED, by)
                .saying(person.id().toString()));
        return new AppointmentResult.CaretakerAppointed();
    }

    /// Ends a person's responsibility for a place; returns false if the person was not contact person of this
    /// place.
    ///
    /// @param by the coordinator
    @Transactional
    boolean withdraw(SignedInPerson by, Place place, UUID person) {
        var now = clock.instant();
        if (!store.discharge(recordGroup.of(place.id()), person, now)) return false;
        steps.append(PlaceUpkeepStep.of(now, place.id(), PlaceUpkeepStep.UpkeepAct.WITHDRAWN, by)
                .saying(person.toString()));
        recipientChoice.lost(place.id(), now);
        return true;
    }

    /// Deletes the row with the name of a contact person; returns false if there is none. The address gets no
    /// more letters unless a coordinator chooses it again.
    ///
    /// @param seenAt place on whose page the coordinator saw the person
    @Transactional
    boolean forget(SignedInPerson by, Place seenAt, UUID person) {
        var now = clock.instant();
        if (person.equals(NOT_KEPT)) {
            var mail = sheetMail(seenAt);
            mail.ifPresent(address -> {
                store.silence(address, PlaceCaretakerStore.NoLettersReason.FORGOTTEN, now);
                steps.append(PlaceUpkeepStep.of(now, seenAt.id(), PlaceUpkeepStep.UpkeepAct.FORGOTTEN, by));
            });
            return mail.isPresent();
        }
        var known = store.lock(person);
        known.ifPresent(one -> {
            store.silence(one.mail(), PlaceCaretakerStore.NoLettersReason.FORGOTTEN, now);
            var charged = store.forget(person, now);
            for (var place : charged.isEmpty() ? List.of(seenAt.id()) : charged) {
                steps.append(PlaceUpkeepStep.of(now, place, PlaceUpkeepStep.UpkeepAct.FORGOTTEN, by)
                        .saying(person.toString()));
                recipientChoice.lost(place, now);
            }
        });
        return known.isPresent();
    }

    /// Returns the contact persons of a place for a coordinator, and logs that their addresses were read.
    @Transactional
    List<PlaceCaretaker> read(SignedInPerson reader, Place place) {
        var all = of(place);
        if (!all.isEmpty()) events.publishEvent(new CaretakerNamesRead(reader.id(), place.id(), all.size()));
        return all;
    }

    /// Returns whether the mail address on the sheet of this place gets no letters, because its owner refused
    /// them.
    @Transactional(readOnly = true)
    boolean silent(Place place) {
        return sheetMail(place).flatMap(mail -> store.silence(mail)).isPresent();
    }

    /// Returns the contact persons of a place: those chosen by a coordinator; if there are none, the mail
    /// address on the sheet; without an address, none.
    private List<PlaceCaretaker> of(Place place) {
        var chosen = store.chosen(recordGroup.of(place.id()));
        if (!chosen.isEmpty()) return chosen;
        return sheetMail(place)
                .filter(mail -> store.silence(mail).isEmpty())
                .map(mail -> store.byMail(mail)
                        .orElseGet(() -> new PlaceCaretaker(NOT_KEPT, mail, "", "fr", false, Optional.empty())))
                .stream()
                .toList();
    }

    /// Returns the first valid mail address of the sheet.
    static Optional<MailAddress> sheetMail(Place place) {
        return place.sheet().list(Field.COURRIELS).stream()
                .flatMap(mail -> MailAddress.of(mail).stream())
                .findFirst();
    }
}
