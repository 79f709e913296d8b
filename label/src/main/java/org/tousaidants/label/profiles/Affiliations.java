package org.tousaidants.label.profiles;

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
import org.tousaidants.label.profiles.Affiliation.Act;
import org.tousaidants.label.profiles.Affiliation.Word;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;

/// « Qui aide où » — service by which the people responsible for a place, and the coordination, confirm or deny
/// that a person helps there. No person confirms their own presence. An unconfirmed presence is not shown.
@Service
public class Affiliations {
    /// Maximum number of places asked about one person in a month, so that a person cannot cause many letters.
    private static final int MOST_ASKED = 10;

    private static final Duration MONTH = Duration.ofDays(30);

    /// The result of an answer.
    enum AffiliationAnswerResult {
        SAID,
        /// The person does not name this place, or is not recognised.
        NOT_FOUND,
        /// Refused: a helper cannot confirm themselves; another person of the place, or the coordination, can.
        HERSELF
    }

    /// The page content for the holder of a link.
    ///
    /// @param herself the reader's own file, if the reader is one of these people
    record OpenedAffiliations(Place place, List<Affiliation> people, Optional<UUID> herself) {}

    private final AffiliationReader list;
    private final ListingStore listing;
    private final AffiliationStore store;
    private final Places places;
    private final AffiliationAccess presenceAccess;
    private final AffiliationLetterSender post;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Affiliations(
            AffiliationReader list,
            ListingStore listing,
            AffiliationStore store,
            Places places,
            AffiliationAccess presenceAccess,
            AffiliationLetterSender post,
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

    /// All presences, for coordinators only.
    @Transactional(readOnly = true)
    List<Affiliation> desk(Actor by) {
        return by.is(Role.COORDINATOR) ? list.all() : List.of();
    }

    @Transactional(readOnly = true)
    int waiting() {
        return (int) list.all().stream()
                .filter(one -> one.state() == Affiliation.State.SAID)
                .count();
    }

    /// Confirms a presence as a coordinator.
    @Transactional
    public boolean confirm(Actor by, UUID account, PlaceCode place) {
        return list.all().stream()
                .filter(one ->
                        one.account().equals(account) && one.place().code().equals(place))
                .anyMatch(one -> say(by, one.helper(), place, true) == AffiliationAnswerResult.SAID);
    }

    @Transactional
    AffiliationAnswerResult say(Actor by, UUID helper, PlaceCode code, boolean here) {
        if (!by.is(Role.COORDINATOR)) return AffiliationAnswerResult.NOT_FOUND;
        return places.find(code)
                .map(place -> say(helper, place, here, by.id(), true, by.mail()))
                .orElse(AffiliationAnswerResult.NOT_FOUND);
    }

    /// Answers as a person responsible for the place, by the link in a letter.
    @Transactional
    Optional<AffiliationAnswerResult> say(Optional<Secret> secret, UUID helper, boolean here) {
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

    /// The content for a link; empty if it is invalid: unknown, expired, or of a person who is no longer
    /// responsible for the place.
    @Transactional(readOnly = true)
    Optional<OpenedAffiliations> open(Optional<Secret> secret) {
        return presenceAccess.of(secret).map(reader -> {
            var present = list.readable(reader.place());
            return new OpenedAffiliations(
                    reader.place(),
                    present,
                    present.stream()
                            .filter(one ->
                                    list.isHers(one, reader.contact().mail().value()))
                            .map(Affiliation::helper)
                            .findFirst());
        });
    }

    /// The places that should be asked about a person.
    @Transactional(readOnly = true)
    List<PlaceId> toAsk() {
        return toBeAskedAbout().map(one -> one.place().id()).distinct().toList();
    }

    /// Sends one letter to each person responsible for the place, about all people for whom it was not asked
    /// yet.
    @Transactional
    void ask(PlaceId place) {
        var some =
                toBeAskedAbout().filter(one -> one.place().id().equals(place)).toList();
        if (!some.isEmpty()) ask(some, clock.instant());
    }

    private Stream<Affiliation> toBeAskedAbout() {
        var month = clock.instant().minus(MONTH);
        return list.all().stream()
                .filter(one ->
                        one.readByPlace() && one.word().isEmpty() && store.asked(one.helper(), month) < MOST_ASKED);
    }

    private void ask(List<Affiliation> some, Instant now) {
        var place = some.getFirst().place();
        var asked = post.readers(place);
        // Without a person to ask, the presence waits for the coordinator.
        if (asked.isEmpty()) return;
        for (var one : some) {
            listing.lock(one.helper());
            store.append(new Word(one.helper(), place.id(), Act.ASKED, now, Optional.empty(), false));
        }
        post.ask(asked, place, some, now);
    }

    private AffiliationAnswerResult say(UUID helper, Place place, boolean here, UUID by, boolean desk, String mail) {
        // A lock: of two simultaneous answers, the second sees the first.
        listing.lock(helper);
        var found = (desk ? list.at(place) : list.readable(place))
                .stream().filter(one -> one.helper().equals(helper)).findFirst();
        if (found.isEmpty()) return AffiliationAnswerResult.NOT_FOUND;
        if (list.isHers(found.get(), mail)) return AffiliationAnswerResult.HERSELF;
        var act = here ? Act.CONFIRMED : Act.DENIED;
        if (found.get().word().map(Word::act).filter(act::equals).isPresent()) return AffiliationAnswerResult.SAID;
        store.append(new Word(helper, place.id(), act, clock.instant(), Optional.of(by), desk));
        events.publishEvent(new AffiliationDecided(
                helper, place.id(), ConstantName.low(act), desk ? Optional.of(by) : Optional.empty()));
        if (!here) post.denied(found.get().account(), place, desk, clock.instant());
        return AffiliationAnswerResult.SAID;
    }

    /// The number of recognised people with a confirmed presence at a place, and the day of the last change.
    record Counted(int people, Instant last) {}

    @Transactional(readOnly = true)
    Map<PlaceId, Counted> counted() {
        var counted = new LinkedHashMap<PlaceId, Counted>();
        for (var affiliation : list.all())
            if (affiliation.state() == Affiliation.State.CONFIRMED)
                counted.merge(
                        affiliation.place().id(),
                        new Counted(1, affiliation.word().orElseThrow().at()),
                        (before, more) -> new Counted(
                                before.people() + 1, before.last().isAfter(more.last()) ? before.last() : more.last()));
        return counted;
    }
}
