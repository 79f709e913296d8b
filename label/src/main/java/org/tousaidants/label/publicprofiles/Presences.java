package org.tousaidants.label.publicprofiles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.publicprofiles.PlacePresence.Act;
import org.tousaidants.label.publicprofiles.PlacePresence.Word;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;

/// « Qui aide où » — the door: those who answer for a place, and the coordination, read who says that she helps
/// there, and confirm it or say that she does not. A person does not do so for herself. Until then it is her word
/// only, and shows nowhere.
@Service
public class Presences {
    /// Places that are written to about one person in a month: ticking others each day sends no letter.
    private static final int MOST_ASKED = 10;

    private static final Duration MONTH = Duration.ofDays(30);

    /// What became of a word.
    enum Saying {
        SAID,
        /// She does not say that she helps there, or is not recognised.
        NOT_FOUND,
        /// A helper cannot confirm herself: another person of the place, or the coordination, does.
        HERSELF
    }

    /// What a link opens.
    ///
    /// @param herself her file, when the reader is one of them
    record Opened(Place place, List<PlacePresence> people, Optional<UUID> herself) {}

    private final PresenceList list;
    private final ListingStore listing;
    private final PresenceStore store;
    private final Places places;
    private final PresenceAccess presenceAccess;
    private final PresencePost post;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Presences(
            PresenceList list,
            ListingStore listing,
            PresenceStore store,
            Places places,
            PresenceAccess presenceAccess,
            PresencePost post,
            ApplicationEventPublisher events,
            Clock clock) {
        this.list = list;
        this.listing = listing;
        this.store = store;
        this.places = places;
        this.presenceAccess = presenceAccess;
        this.post = post;
        this.events = events;
        this.clock = clock;
    }

    /// Only a coordinator reads them all.
    @Transactional(readOnly = true)
    List<PlacePresence> desk(Actor by) {
        return by.is(Role.COORDINATOR) ? list.all() : List.of();
    }

    @Transactional(readOnly = true)
    int waiting() {
        return (int) list.all().stream()
                .filter(one -> one.state() == PlacePresence.State.SAID)
                .count();
    }

    /// At the desk.
    @Transactional
    public boolean confirm(Actor by, UUID account, PlaceCode place) {
        return list.all().stream()
                .filter(one ->
                        one.account().equals(account) && one.place().code().equals(place))
                .anyMatch(one -> say(by, one.helper(), place, true) == Saying.SAID);
    }

    @Transactional
    Saying say(Actor by, UUID helper, PlaceCode code, boolean here) {
        if (!by.is(Role.COORDINATOR)) return Saying.NOT_FOUND;
        return places.find(code)
                .map(place -> say(helper, place, here, by.id(), true, by.mail()))
                .orElse(Saying.NOT_FOUND);
    }

    /// By a link of a letter.
    @Transactional
    Optional<Saying> say(Optional<Secret> secret, UUID helper, boolean here) {
        return presenceAccess
                .of(secret)
                .map(reader -> say(
                        helper,
                        reader.place(),
                        here,
                        reader.contact().person(),
                        false,
                        reader.contact().mail().value()));
    }

    /// Empty when the link opens nothing: lost, too old, or of a person who answers for the place no more.
    @Transactional(readOnly = true)
    Optional<Opened> open(Optional<Secret> secret) {
        return presenceAccess.of(secret).map(reader -> {
            var here = list.readable(reader.place());
            return new Opened(
                    reader.place(),
                    here,
                    here.stream()
                            .filter(one ->
                                    list.isHers(one, reader.contact().mail().value()))
                            .map(PlacePresence::helper)
                            .findFirst());
        });
    }

    /// The places that are to be asked about a person.
    @Transactional(readOnly = true)
    List<PlaceId> toAsk() {
        return toBeAskedAbout().map(one -> one.place().id()).distinct().toList();
    }

    /// One letter to each who answers for the place, about all of whom it was not yet asked.
    @Transactional
    void ask(PlaceId place) {
        var some =
                toBeAskedAbout().filter(one -> one.place().id().equals(place)).toList();
        if (!some.isEmpty()) ask(some, clock.instant());
    }

    private Stream<PlacePresence> toBeAskedAbout() {
        var month = clock.instant().minus(MONTH);
        return list.all().stream()
                .filter(one ->
                        one.readByPlace() && one.word().isEmpty() && store.asked(one.helper(), month) < MOST_ASKED);
    }

    private void ask(List<PlacePresence> some, Instant now) {
        var place = some.getFirst().place();
        var asked = post.readers(place);
        // There is no caretaker to ask: it waits at the desk.
        if (asked.isEmpty()) return;
        for (var one : some) {
            listing.lock(one.helper());
            store.append(new Word(one.helper(), place.id(), Act.ASKED, now, Optional.empty(), false));
        }
        post.ask(asked, place, some, now);
    }

    private Saying say(UUID helper, Place place, boolean here, UUID by, boolean desk, String mail) {
        // Of two who say it at once, the second reads what the first said.
        listing.lock(helper);
        var found = (desk ? list.at(place) : list.readable(place))
                .stream().filter(one -> one.helper().equals(helper)).findFirst();
        if (found.isEmpty()) return Saying.NOT_FOUND;
        if (list.isHers(found.get(), mail)) return Saying.HERSELF;
        var act = here ? Act.CONFIRMED : Act.DENIED;
        if (found.get().word().map(Word::act).filter(act::equals).isPresent()) return Saying.SAID;
        store.append(new Word(helper, place.id(), act, clock.instant(), Optional.of(by), desk));
        events.publishEvent(new PresenceMoved(
                helper, place.id(), ConstantName.low(act), desk ? Optional.of(by) : Optional.empty()));
        if (!here) post.denied(found.get().account(), place, desk, clock.instant());
        return Saying.SAID;
    }

    /// How many recognised people help at each place, and since when that is known.
    record Counted(int people, Instant last) {}

    @Transactional(readOnly = true)
    Map<PlaceId, Counted> counted() {
        var counted = new LinkedHashMap<PlaceId, Counted>();
        for (var one : list.all())
            if (one.state() == PlacePresence.State.CONFIRMED)
                counted.merge(
                        one.place().id(),
                        new Counted(1, one.word().orElseThrow().at()),
                        (before, more) -> new Counted(
                                before.people() + 1, before.last().isAfter(more.last()) ? before.last() : more.last()));
        return counted;
    }
}
