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

/// Chooses the person to write to about a place, or gives the reason why there is none.
@Component
class RecipientChoice {
    sealed interface Choice {
        record Chosen(Caretaker to) implements Choice {}

        record None(CareRequest.Handed why) implements Choice {}
    }

    private final CaretakerStore caretakers;
    private final UpkeepRequestStore requests;
    private final UpkeepStepStore steps;
    private final RecordGroup recordGroup;
    private final Places places;

    RecipientChoice(
            CaretakerStore caretakers,
            UpkeepRequestStore requests,
            UpkeepStepStore steps,
            RecordGroup recordGroup,
            Places places) {
        this.caretakers = caretakers;
        this.requests = requests;
        this.steps = steps;
        this.recordGroup = recordGroup;
        this.places = places;
    }

    Choice of(Place place, int lettersBefore) {
        return of(
                place,
                lettersBefore,
                caretakers.chosen(recordGroup.of(place.id())),
                mail -> caretakers.silence(mail).isPresent(),
                mail -> caretakers.byMail(mail));
    }

    /// « Carnet d'adresses » — the caretakers of a network, read at once for a job over all its places.
    final class Book {
        private final Map<PlaceId, PlaceId> roots;
        private final Map<PlaceId, Set<Caretaker>> chosen;
        private final Map<MailAddress, Caretaker> byMail;
        private final Predicate<MailAddress> silent;

        private Book() {
            roots = places.grouped();
            chosen = new HashMap<>();
            for (var charge : caretakers.charges())
                chosen.computeIfAbsent(roots.getOrDefault(charge.place(), charge.place()), id -> new LinkedHashSet<>())
                        .add(charge.person());
            byMail = new HashMap<>();
            for (var person : caretakers.all()) byMail.put(person.mail(), person);
            silent = caretakers.silent();
        }

        Choice of(Place place, int lettersBefore) {
            return RecipientChoice.of(
                    place,
                    lettersBefore,
                    List.copyOf(chosen.getOrDefault(place.id(), Set.of())),
                    silent,
                    mail -> Optional.ofNullable(byMail.get(mail)));
        }
    }

    Book book() {
        return new Book();
    }

    /// The first letter goes to the first caretaker, the reminder to the second if there is one.
    private static Choice of(
            Place place,
            int lettersBefore,
            List<Caretaker> appointed,
            Predicate<MailAddress> silent,
            Function<MailAddress, Optional<Caretaker>> byMail) {
        var chosen = appointed;
        if (chosen.isEmpty()) {
            var mail = Caretakers.sheetMail(place);
            if (mail.isEmpty()) return new Choice.None(CareRequest.Handed.NOBODY);
            if (silent.test(mail.get())) return new Choice.None(CareRequest.Handed.STOPPED);
            chosen = List.of(byMail.apply(mail.get())
                    .orElseGet(
                            () -> new Caretaker(Caretakers.NOT_KEPT, mail.get(), "", "fr", false, Optional.empty())));
        }
        var reachable = chosen.stream().filter(Caretaker::reachable).toList();
        if (reachable.isEmpty()) return new Choice.None(CareRequest.Handed.REFUSED);
        return new Choice.Chosen(reachable.get(Math.min(lettersBefore, reachable.size() - 1)));
    }

    /// A person can no longer be written to: requests without another caretaker go to the coordinator at once.
    void lost(PlaceId id, Instant now) {
        var place = recordGroup.place(id);
        if (place.isEmpty()) return;
        requests.pending(recordGroup.of(id)).stream()
                .filter(ask -> ask.state() == CareRequest.State.OPEN)
                .forEach(ask -> {
                    switch (of(place.get(), ask.letters())) {
                        case Choice.Chosen found -> {}
                        case Choice.None(var why) -> hand(ask, why, now);
                    }
                });
    }

    void hand(CareRequest ask, CareRequest.Handed why, Instant now) {
        if (requests.hand(ask.id(), why, now))
            steps.append(
                    CareStep.bySystem(now, ask.place(), CareStep.Act.HANDED).saying(why.name()));
    }
}
