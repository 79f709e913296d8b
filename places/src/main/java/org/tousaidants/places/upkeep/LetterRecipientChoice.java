package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.mail.MailAddress;

/// Chooses the person to whom a letter about a place is sent. If nobody can be chosen, gives the reason.
@Component
class LetterRecipientChoice {
    sealed interface RecipientResult {
        record RecipientChosen(PlaceCaretaker to) implements RecipientResult {}

        record NoRecipient(SheetCheckRequest.HandedToCoordinatorReason why) implements RecipientResult {}
    }

    private final PlaceCaretakerStore caretakers;
    private final SheetCheckRequestStore requests;
    private final PlaceUpkeepStepStore steps;
    private final RecordsOfPlace recordGroup;
    private final Places places;

    LetterRecipientChoice(
            PlaceCaretakerStore caretakers,
            SheetCheckRequestStore requests,
            PlaceUpkeepStepStore steps,
            RecordsOfPlace recordGroup,
            Places places) {
        this.caretakers = caretakers;
        this.requests = requests;
        this.steps = steps;
        this.recordGroup = recordGroup;
        this.places = places;
    }

    RecipientResult of(Place place, int lettersBefore) {
        return of(
                place,
                lettersBefore,
                caretakers.chosen(recordGroup.of(place.id())),
                mail -> caretakers.silence(mail).isPresent(),
                mail -> caretakers.byMail(mail));
    }

    /// « Carnet d'adresses » — the contact persons of a network, read at once for a job over all its places.
    final class CaretakerAddressBook {
        private final Map<PlaceId, PlaceId> roots;
        private final Map<PlaceId, Set<PlaceCaretaker>> chosen;
        private final Map<MailAddress, PlaceCaretaker> byMail;
        private final Predicate<MailAddress> silent;

        private CaretakerAddressBook() {
            roots = places.grouped();
            chosen = new HashMap<>();
            for (var charge : caretakers.charges())
                chosen.computeIfAbsent(roots.getOrDefault(charge.place(), charge.place()), id -> new LinkedHashSet<>())
                        .add(charge.person());
            byMail = new HashMap<>();
            for (var person : caretakers.all()) byMail.put(person.mail(), person);
            silent = caretakers.silent();
        }

        RecipientResult of(Place place, int lettersBefore) {
            return LetterRecipientChoice.of(
                    place,
                    lettersBefore,
                    List.copyOf(chosen.getOrDefault(place.id(), Set.of())),
                    silent,
                    mail -> Optional.ofNullable(byMail.get(mail)));
        }
    }

    CaretakerAddressBook book() {
        return new CaretakerAddressBook();
    }

    /// Chooses the recipient of a letter about a place. The first letter goes to the first contact person; the
    /// reminder goes to the second if there is one, otherwise again to the first.
    private static RecipientResult of(
            Place place,
            int lettersBefore,
            List<PlaceCaretaker> appointed,
            Predicate<MailAddress> silent,
            Function<MailAddress, Optional<PlaceCaretaker>> byMail) {
        var chosen = appointed;
        if (chosen.isEmpty()) {
            var mail = PlaceCaretakers.sheetMail(place);
            if (mail.isEmpty())
                return new RecipientResult.NoRecipient(SheetCheckRequest.HandedToCoordinatorReason.NOBODY);
            if (silent.test(mail.get()))
                return new RecipientResult.NoRecipient(SheetCheckRequest.HandedToCoordinatorReason.STOPPED);
            chosen = List.of(byMail.apply(mail.get())
                    .orElseGet(() -> new PlaceCaretaker(
                            PlaceCaretakers.NOT_KEPT, mail.get(), "", "fr", false, Optional.empty())));
        }
        var reachable = chosen.stream().filter(PlaceCaretaker::reachable).toList();
        if (reachable.isEmpty())
            return new RecipientResult.NoRecipient(SheetCheckRequest.HandedToCoordinatorReason.REFUSED);
        return new RecipientResult.RecipientChosen(reachable.get(Math.min(lettersBefore, reachable.size() - 1)));
    }

    /// Handles that letters can no longer reach a contact person of this place. If the place has no other
    /// contact person, its request is put in the coordinator's list at once.
    void lost(PlaceId id, Instant now) {
        var place = recordGroup.place(id);
        if (place.isEmpty()) return;
        requests.pending(recordGroup.of(id)).stream()
                .filter(ask -> ask.state() == SheetCheckRequest.CheckRequestState.OPEN)
                .forEach(ask -> {
                    switch (of(place.get(), ask.letters())) {
                        case RecipientResult.RecipientChosen found -> {}
                        case RecipientResult.NoRecipient(var why) -> hand(ask, why, now);
                    }
                });
    }

    void hand(SheetCheckRequest ask, SheetCheckRequest.HandedToCoordinatorReason why, Instant now) {
        if (requests.hand(ask.id(), why, now))
            steps.append(PlaceUpkeepStep.bySystem(now, ask.place(), PlaceUpkeepStep.UpkeepAct.HANDED)
                    .saying(why.name()));
    }
}
